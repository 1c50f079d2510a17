import { coverageOf, defineRule, gap, normalizeHost, on } from '../../../src/rule.ts';
import type { AcceptedDomain, ObjectOf, Section } from '../../../src/rule.ts';

/**
 * Whether mail to the domain of an entry is known to stay within the organization, where the service is not in the path:
 * the entry says so, or the tenant takes mail for the domain itself (the entries of a hybrid organization).
 */
function isOwn(entry: ObjectOf['RemoteDomain'], domain: string, accepted: Section<AcceptedDomain>): boolean {
  const { IsInternal: internal } = entry;
  if (internal.known && internal.value) return true;
  return accepted.state !== 'missing' && coverageOf(normalizeHost(domain), accepted.objects) === 'accepted';
}

export default defineRule({
  id: 'remote-domain/tnef-specific-override',
  summary: 'A remote domain of its own lets Exchange send mail in the TNEF format although the default entry does not.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OS', 'OL'],
  requires: ['RemoteDomain'],
  uses: ['AcceptedDomain'],
  profileFields: ['tnefOff'],
  guide: ['tnef'],
  references: [
    {
      title: 'Remote domains in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/remote-domains/remote-domains',
    },
    {
      title: 'Set-RemoteDomain, TNEFEnabled',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotedomain',
    },
  ],
  conflictsWith: [],
  messages: {
    on: {
      text: "Remote domain '{entry}' sends every message to {domain} as TNEF. It is more specific than the default entry and wins over it, so {service} gets mail in a format that interferes with its processing of content.",
      severity: 'medium',
    },
    undecided: {
      text: "Remote domain '{entry}' leaves TNEF for {domain} to the recipient's entry and to Outlook, because TNEFEnabled is not set. It is more specific than the default entry and wins over it; only $false is safe for {service}.",
      severity: 'medium',
    },
  },
  *check({ tenant, service }) {
    yield tenant.RemoteDomain.objects.map((entry) => {
      const { DomainName: domain, TNEFEnabled: tnef } = entry;
      if (tnef.known && tnef.value === false) return [];
      if (!domain.known) return gap(entry, 'DomainName', domain);
      if (domain.value === null || domain.value.trim() === '*') return [];
      if (isOwn(entry, domain.value, tenant.AcceptedDomain)) return [];
      if (!tnef.known) return gap(entry, 'TNEFEnabled', tnef);
      return {
        message: tnef.value === null ? 'undecided' : 'on',
        data: { entry: entry.name, domain: domain.value, service: service.profile.name },
        at: on(entry, 'TNEFEnabled'),
        fix: {
          title: 'Switch TNEF off for this domain too.',
          commands: [{ do: 'set', object: entry, parameters: { TNEFEnabled: false } }],
        },
      };
    });
  },
});
