import {
  addressExhibit,
  correctedFix,
  defineRule,
  eachPasses,
  gap,
  onDomain,
  sendingDomains,
  vendorPass,
} from '../../../src/rule.ts';
import { includeOf, includeUse } from '../../../src/rule.ts';
import { formatIpSet, ipSet, isEmpty, shownText, subtract, wayText } from '../../../src/rule.ts';
import type { FixProposal, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

/** What breaks the check of every one of the addresses; undefined when another result decides one of them. */
function permanentError(
  domain: string,
  addresses: readonly string[],
  dns: RuleContext<never, never>['dns'],
): string | undefined {
  const checks = addresses.map((entry) => dns.verdict(domain, entry.replace(/\/\d+$/, '')));
  const problems = checks.flatMap((check) =>
    check.known && check.result === 'permerror' ? [check.problem ?? 'The record has a permanent error.'] : [],
  );
  return problems.length === checks.length ? problems[0] : undefined;
}

/** What makes receivers refuse addresses; `own`: it is a refusal in the record of the domain itself. */
interface Deciding {
  readonly text: string;
  readonly own: boolean;
}

function decidingTerms(
  domain: string,
  addresses: readonly string[],
  dns: RuleContext<never, never>['dns'],
): readonly Deciding[] {
  const found = new Map<string, Deciding>();
  for (const entry of addresses) {
    const check = dns.verdict(domain, entry.replace(/\/\d+$/, ''));
    if (!check.known || check.result === 'pass') continue;
    const [first, second] = check.path;
    const isOwn = first !== undefined && second === undefined && 'qualifier' in first.term && first.term.kind !== 'all';
    const nothing = check.result === 'none' ? 'no SPF record' : 'no matching term';
    const text = first === undefined ? nothing : wayText({ steps: check.path });
    found.set(text, { text, own: isOwn && check.result !== 'permerror' });
  }
  return [...found.values()];
}

/** A refusal of the domain itself may be there on purpose, so that no new record is known to be right. */
function fixFor(context: Context, domain: string, deciding: readonly Deciding[]): FixProposal {
  const own = deciding.filter((one) => one.own).map(({ text }) => shownText(text));
  if (own.length === 0) return correctedFix(context, domain);
  return {
    title: `Find out why the record of ${domain} refuses these addresses, then take ${own.join(' ')} out of it.`,
  };
}

export default defineRule({
  id: 'spf/vendor-ip-not-covered',
  summary: 'SPF does not let all addresses of the service pass.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS', 'OL'],
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  profileFields: ['egress.ipv4'],
  guide: ['spf', 'egress', 'troubleshooting'],
  references: [
    {
      title: 'RFC 7208, section 2.6: results of evaluation',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-2.6',
    },
  ],
  conflictsWith: [],
  messages: {
    uncovered: {
      text: 'SPF record of {domain} does not let {addresses} pass, from where {service} sends. Receivers take mail from there in the name of the domain for forged, because of {terms}.',
      severity: 'high',
    },
    broken: {
      text: 'SPF record of {domain} breaks before it lets {addresses} pass, from where {service} sends. {problem} Receivers take mail from there in the name of the domain for forged.',
      severity: 'high',
    },
    unlisted: {
      text: 'SPF record of {domain} includes {include}, and yet does not let {addresses} pass, from where {service} is said to send. Either the record of {service} or the list of its addresses is out of date; mail from there fails SPF.',
      severity: 'high',
    },
  },
  *check(context) {
    const { service, services, domains, dns } = context;
    const { profile, egress } = service;
    const include = includeOf(service);
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    for (const { domain } of known) {
      const pass = vendorPass(domain, egress, dns);
      if (pass.state === 'unknown' && !eachPasses(domain, egress, dns)) {
        yield gap(onDomain(domain, 'TXT'), 'SPF of the service', pass.why);
      }
      if (pass.state !== 'refused') continue;
      const { addresses } = pass;
      const data = { domain, service: profile.name };
      const shared = { at: onDomain(domain, 'TXT'), ...addressExhibit(domain, egress, dns) };
      const isIncluded = include !== undefined && includeUse(domain, include, dns).state === 'effective';
      const problem = permanentError(domain, addresses, dns);
      if (problem !== undefined) {
        const fix = correctedFix(context, domain);
        yield { message: 'broken', data: { ...data, addresses, problem }, fix, ...shared };
        continue;
      }
      const set = ipSet(addresses).set;
      const unlisted = isIncluded ? subtract(set, dns.coverage(include).pass) : ipSet([]).set;
      const uncovered = formatIpSet(subtract(set, unlisted));
      if (uncovered.length > 0) {
        const deciding = decidingTerms(domain, uncovered, dns);
        const terms = deciding.map(({ text }) => shownText(text));
        const fix = fixFor(context, domain, isIncluded ? deciding : []);
        yield { message: 'uncovered', data: { ...data, addresses: uncovered, terms }, fix, ...shared };
      }
      if (isIncluded && !isEmpty(unlisted)) {
        const title =
          'Ask the vendor which addresses it sends from, and renew the profile or have its record corrected.';
        const missing = { ...data, addresses: formatIpSet(unlisted), include };
        yield { message: 'unlisted', data: missing, fix: { title }, ...shared };
      }
    }
  },
});
