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
import type { FixProposal, IpSet, RuleContext } from '../../../src/rule.ts';

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

/** Addresses that the record of the domain itself should let pass. */
function uncovered(domain: string, addresses: readonly string[], isIncluded: boolean, context: Context) {
  if (addresses.length === 0) return [];
  const { service, dns } = context;
  const deciding = decidingTerms(domain, addresses, dns);
  const terms = deciding.map(({ text }) => shownText(text));
  return {
    message: 'uncovered' as const,
    data: { domain, service: service.profile.name, addresses, terms },
    fix: fixFor(context, domain, isIncluded ? deciding : []),
    at: onDomain(domain, 'TXT'),
    ...addressExhibit(domain, service.egress, dns),
  };
}

/** Addresses that are said to be the service's, and that its own record does not hold. */
function unlisted(domain: string, addresses: IpSet, include: string, { service, dns }: Context) {
  if (isEmpty(addresses)) return [];
  const title = 'Ask the vendor which addresses it sends from, and renew the profile or have its record corrected.';
  return {
    message: 'unlisted' as const,
    data: { domain, service: service.profile.name, addresses: formatIpSet(addresses), include },
    fix: { title },
    at: onDomain(domain, 'TXT'),
    ...addressExhibit(domain, service.egress, dns),
  };
}

function refused(domain: string, addresses: readonly string[], context: Context) {
  const { service, dns } = context;
  const include = includeOf(service);
  const problem = permanentError(domain, addresses, dns);
  if (problem !== undefined) {
    return {
      message: 'broken' as const,
      data: { domain, service: service.profile.name, addresses, problem },
      fix: correctedFix(context, domain),
      at: onDomain(domain, 'TXT'),
      ...addressExhibit(domain, service.egress, dns),
    };
  }
  const { set } = ipSet(addresses);
  if (include === undefined || includeUse(domain, include, dns).state !== 'effective') {
    return uncovered(domain, formatIpSet(set), false, context);
  }
  const missing = subtract(set, dns.coverage(include).pass);
  const others = formatIpSet(subtract(set, missing));
  return [uncovered(domain, others, true, context), unlisted(domain, missing, include, context)];
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
    const { egress } = service;
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    yield known.map(({ domain }) => {
      const pass = vendorPass(domain, egress, dns);
      if (pass.state === 'refused') return refused(domain, pass.addresses, context);
      if (pass.state === 'pass' || eachPasses(domain, egress, dns)) return [];
      return gap(onDomain(domain, 'TXT'), 'SPF of the service', pass.why);
    });
  },
});
