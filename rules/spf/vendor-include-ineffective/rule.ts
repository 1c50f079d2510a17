import {
  addressExhibit,
  correctedFix,
  defineRule,
  includeOf,
  includeUse,
  needsInclude,
  notApplicable,
  notInProfile,
  onDomain,
  sendingDomains,
  shownText,
} from '../../../src/rule.ts';
import { vendorPass } from '../../../src/rule.ts';
import type { IncludeUse, RuleContext, ServiceView } from '../../../src/rule.ts';

type Reason = 'qualifier' | 'afterAll' | 'pastLimit' | 'broken';

/** Why the include that is there does not count for mail from the service; undefined when it does, or is not there. */
function reasonOf(
  use: IncludeUse,
  domain: string,
  { egress }: ServiceView,
  dns: RuleContext<never, never>['dns'],
): Reason | undefined {
  if (use.state === 'misspelt') return 'broken';
  if (use.state === 'ineffective') return use.reason;
  if (use.state !== 'effective') return undefined;
  const pass = vendorPass(domain, egress, dns);
  if (pass.state !== 'refused') return undefined;
  const checks = pass.addresses.map((entry) => dns.verdict(domain, entry.replace(/\/\d+$/, '')));
  return checks.every((check) => check.known && check.result === 'permerror') ? 'broken' : undefined;
}

/** What receivers trip over, in the words of the check of one address. */
function problemOf(domain: string, { egress }: ServiceView, dns: RuleContext<never, never>['dns']): string {
  const pass = vendorPass(domain, egress, dns);
  const [first] = pass.state === 'refused' ? pass.addresses : [];
  const check = first === undefined ? undefined : dns.verdict(domain, first.replace(/\/\d+$/, ''));
  return check?.known === true ? (check.problem ?? '') : '';
}

export default defineRule({
  id: 'spf/vendor-include-ineffective',
  summary: 'The SPF record of a domain includes that of the service in a way that does not count.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  profileFields: ['spf.include'],
  about: 'include',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 4.6: record evaluation', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6' },
    { title: 'RFC 7208, section 5.2: include', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2' },
  ],
  conflictsWith: [],
  messages: {
    qualifier: {
      text: "SPF record of {domain} names include:{include} with a qualifier that does not let it pass, in '{term}'. Mail through {service} matches there and is refused or left undecided.",
      severity: 'high',
    },
    afterAll: {
      text: "SPF record of {domain} names include:{include} where nothing counts any more, in '{term}' after all. Mail through {service} is not authorized.",
      severity: 'high',
    },
    pastLimit: {
      text: 'SPF record of {domain} names include:{include} behind more than 10 lookups. Receivers give up before they get there, so mail through {service} is not authorized.',
      severity: 'high',
    },
    broken: {
      text: 'SPF record of {domain} names include:{include}, but receivers do not get that far. {problem} Mail through {service} is not authorized.',
      severity: 'high',
    },
  },
  *check(context) {
    const { service, services, domains, dns } = context;
    const { profile } = service;
    const include = includeOf(service);
    if (include === undefined) return;
    if (!needsInclude(service)) {
      const isOpen = profile.spf.requiredFor === null;
      yield isOpen
        ? notInProfile(profile, 'spf.requiredFor')
        : notApplicable(`${profile.name} asks for its SPF include only where mail leaves through it.`);
      return;
    }
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    yield known.map(({ domain }) => {
      const use = includeUse(domain, include, dns);
      const reason = reasonOf(use, domain, service, dns);
      if (reason === undefined) return [];
      const steps = use.state === 'ineffective' ? use.steps : [];
      const term = steps.find((step) => 'qualifier' in step.term && step.term.qualifier !== '+') ?? steps.at(-1);
      const data = { domain, include, service: profile.name };
      const shared = {
        at: onDomain(domain, 'TXT'),
        discriminator: include,
        fix: correctedFix(context, domain),
        ...addressExhibit(domain, service.egress, dns),
      };
      if (reason === 'broken') {
        const problem = problemOf(domain, service, dns) || 'The record has a mistake that ends the check.';
        return { message: 'broken', data: { ...data, problem }, ...shared };
      }
      if (reason === 'pastLimit') return { message: 'pastLimit', data, ...shared };
      return { message: reason, data: { ...data, term: shownText(term?.term.text ?? '') }, ...shared };
    });
  },
});
