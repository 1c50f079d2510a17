import { defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'remote-domain/tnef-specific-override',
  summary: 'A remote domain of its own lets Exchange send mail in the TNEF format although the default entry does not.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OS', 'OL'],
  requires: ['RemoteDomain'],
  uses: [],
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
      text: "Remote domain '{entry}' sends every message to {domain} as TNEF. It is more specific than the default entry and wins over it, so {service} gets mail whose content it cannot process.",
      severity: 'medium',
    },
    undecided: {
      text: "Remote domain '{entry}' leaves TNEF for {domain} to the recipient's entry and to Outlook, because TNEFEnabled is not set. It is more specific than the default entry and wins over it; only $false is safe for {service}.",
      severity: 'medium',
    },
  },
  *check({ tenant, service }) {
    for (const entry of tenant.RemoteDomain.objects) {
      const { DomainName: domain, TNEFEnabled: tnef } = entry;
      if (tnef.known && tnef.value === false) continue;
      if (!domain.known) yield gap(entry, 'DomainName', domain);
      else if (domain.value === null || domain.value.trim() === '*') continue;
      else if (!tnef.known) yield gap(entry, 'TNEFEnabled', tnef);
      else {
        yield {
          message: tnef.value === null ? 'undecided' : 'on',
          data: { entry: entry.name, domain: domain.value, service: service.profile.name },
          at: on(entry, 'TNEFEnabled'),
          fix: {
            title: 'Switch TNEF off for this domain too.',
            commands: [{ do: 'set', object: entry, parameters: { TNEFEnabled: false } }],
          },
        };
      }
    }
  },
});
