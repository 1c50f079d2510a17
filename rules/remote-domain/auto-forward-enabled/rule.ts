import { defaultRemoteDomains, defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'remote-domain/auto-forward-enabled',
  summary: 'The default remote domain lets mailboxes forward mail to outside automatically.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['RemoteDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Set-RemoteDomain, AutoForwardEnabled',
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
      text: "Remote domain '{domain}' lets mailboxes forward mail to anybody outside automatically. Whoever has got into a mailbox can have copies of its mail sent out unnoticed, unless the outbound spam policy stops it.",
      severity: 'low',
      controls: ['6.2.1', 'MS.EXO.1.1v2'],
    },
  },
  *check({ tenant }) {
    const { entries, gaps } = defaultRemoteDomains(tenant.RemoteDomain);
    yield gaps;
    yield entries.map((entry) => {
      const { AutoForwardEnabled: forwarding } = entry;
      if (!forwarding.known) return gap(entry, 'AutoForwardEnabled', forwarding);
      if (!forwarding.value) return [];
      return {
        message: 'on',
        data: { domain: entry.name },
        at: on(entry, 'AutoForwardEnabled'),
        fix: {
          title:
            'Switch automatic forwarding off for all domains, after you have found out which mailboxes forward for a good reason: give the domains they forward to an entry of their own.',
          commands: [{ do: 'set', object: entry, parameters: { AutoForwardEnabled: false } }],
          safety: 'review',
        },
      };
    });
  },
});
