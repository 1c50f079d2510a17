import {
  correctedFix,
  declaredAt,
  defineRule,
  gap,
  includeOf,
  includeUse,
  notApplicable,
  notInProfile,
} from '../../../src/rule.ts';
import { onDomain, spfDomains, unknown } from '../../../src/rule.ts';

export default defineRule({
  id: 'spf/vendor-include-unneeded',
  summary: 'The SPF record of a domain authorizes a service through which no mail leaves.',
  profile: 'security',
  per: 'service',
  appliesTo: '*',
  requires: ['OutboundConnector', 'TransportRule'],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  profileFields: ['spf.include'],
  about: 'include',
  guide: ['spf'],
  references: [
    {
      title: 'Set up SPF to identify valid email sources for your Microsoft 365 domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-spf-configure',
    },
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: ['spf/vendor-include-missing'],
  messages: {
    unneeded: {
      text: 'SPF record of {domain} holds include:{include}, but no mail leaves through {service}. Whoever can send from there passes SPF in the name of the domain, and the lookup counts toward the limit of 10.',
      severity: 'low',
    },
  },
  *check(context) {
    const { service, domains, dns } = context;
    const { profile, architecture, config } = service;
    const include = includeOf(service);
    if (include === undefined) return;
    const { requiredFor } = profile.spf;
    if (requiredFor === null) {
      yield notInProfile(profile, 'spf.requiredFor');
      return;
    }
    if (requiredFor === 'all') {
      yield notApplicable(`${profile.name} asks for its SPF include in every architecture.`);
      return;
    }
    const { candidates } = architecture.outbound;
    if (!candidates.includes('none')) return;
    if (candidates.length > 1) {
      const detail = `It can be ${candidates.join(' or ')}.`;
      const command = 'declare "outbound" of the service in mxlint.config.json';
      const why = unknown({ reason: 'undetermined', detail, command });
      yield gap(declaredAt('Service', service.id, config), 'outbound routing', why);
      return;
    }
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map(({ domain }) => {
      const use = includeUse(domain, include, dns);
      if (use.state === 'unknown') return gap(onDomain(domain, 'TXT'), `include:${include}`, use.why);
      if (use.state !== 'effective') return [];
      return {
        message: 'unneeded',
        data: { domain, include, service: profile.name },
        at: onDomain(domain, 'TXT'),
        discriminator: include,
        fix:
          use.steps.length > 1
            ? { title: 'Take the include out of the record that the domain includes, or no longer include that one.' }
            : { ...correctedFix(context, domain, { remove: [include] }), safety: 'review' },
      };
    });
  },
});
