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
import type { RuleContext } from '../../../src/rule.ts';

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
      text: 'SPF record of {domain} does not let {addresses} pass, from where {service} sends. Receivers take mail from there in the name of the domain for forged.',
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
    yield* gaps;
    for (const { domain } of known) {
      const pass = vendorPass(domain, egress, dns);
      if (pass.state === 'unknown' && !eachPasses(domain, egress, dns)) {
        yield gap(onDomain(domain, 'TXT'), 'SPF of the service', pass.why);
      }
      if (pass.state !== 'refused') continue;
      const { addresses } = pass;
      const data = { domain, addresses, service: profile.name };
      const shared = { at: onDomain(domain, 'TXT'), ...addressExhibit(domain, egress, dns) };
      const isIncluded = include !== undefined && includeUse(domain, include, dns).state === 'effective';
      const problem = permanentError(domain, addresses, dns);
      if (problem !== undefined) {
        yield { message: 'broken', data: { ...data, problem }, fix: correctedFix(context, domain), ...shared };
      } else if (isIncluded) {
        const title =
          'Ask the vendor which addresses it sends from, and renew the profile or have its record corrected.';
        yield { message: 'unlisted', data: { ...data, include }, fix: { title }, ...shared };
      } else yield { message: 'uncovered', data, fix: correctedFix(context, domain), ...shared };
    }
  },
});
