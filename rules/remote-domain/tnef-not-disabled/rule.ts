import { defaultRemoteDomains, defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'remote-domain/tnef-not-disabled',
  summary: 'The default remote domain lets Exchange send mail in the TNEF format.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: ['RemoteDomain'],
  uses: [],
  profileFields: ['tnefOff'],
  guide: ['tnef', 'inboundSummary', 'troubleshooting'],
  references: [
    {
      title: 'Set-RemoteDomain, TNEFEnabled',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-remotedomain',
    },
    {
      title: 'Remote domains in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/remote-domains/remote-domains',
    },
  ],
  conflictsWith: [],
  messages: {
    on: {
      text: "Remote domain '{domain}' sends every message as TNEF. That interferes with the processing of content by {service}, and recipients without Microsoft programs get an unreadable winmail.dat.",
      severity: 'high',
    },
    undecided: {
      text: "Remote domain '{domain}' leaves TNEF to the recipient's entry and to Outlook, because TNEFEnabled is not set. Only $false keeps TNEF away from {service} and from recipients.",
      severity: 'high',
    },
  },
  *check({ tenant, service }) {
    const { entries, gaps } = defaultRemoteDomains(tenant.RemoteDomain);
    yield gaps;
    yield entries.map((entry) => {
      const tnef = entry.TNEFEnabled;
      if (!tnef.known) return gap(entry, 'TNEFEnabled', tnef);
      if (tnef.value === false) return [];
      return {
        message: tnef.value === null ? 'undecided' : 'on',
        data: { domain: entry.name, service: service.profile.name },
        at: on(entry, 'TNEFEnabled'),
        fix: {
          title: 'Switch TNEF off for all domains.',
          commands: [{ do: 'set', object: entry, parameters: { TNEFEnabled: false } }],
        },
      };
    });
  },
});
