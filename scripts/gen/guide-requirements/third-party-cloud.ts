import type { GuideRequirements } from './requirement.ts';

/** Microsoft's article on a filtering service in front of the tenant, with the notes of Hornetsecurity. */
export const thirdPartyCloud: GuideRequirements = {
  id: 'T',
  title: 'Manage mail flow using a third-party cloud service with Exchange Online',
  url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
  requirements: [
    {
      section: 'note',
      asks: 'Enhanced Filtering is on, or a rule makes mail from the service skip filtering',
      rules: [
        'enhanced-filtering/missing',
        'enhanced-filtering/hops-incomplete',
        'enhanced-filtering/last-ip-ambiguous',
        'enhanced-filtering/bypass-conflict',
      ],
      later: ['mail-flow/never-filtered'],
    },
    {
      section: 'note',
      asks: 'A service that changes mail and seals it is a trusted ARC sealer',
      rules: ['arc/sealer-missing', 'arc/sealer-lookalike'],
      later: ['mail-flow/sealer-untrusted'],
    },
    {
      section: 'note',
      asks: 'For a service that changes mail and does not seal it, spoof detections are reviewed and allowed one by one',
      rules: ['arc/sealer-not-offered'],
      unchecked: 'Neither the report nor the allow entries are in an export; the rule says that they are needed.',
    },
    {
      section: '1',
      asks: 'The domains are added and verified',
      rules: ['accepted-domain/service-domain-missing', 'accepted-domain/state-abnormal'],
    },
    {
      section: '2',
      asks: 'All mailboxes are in Exchange Online',
      rules: ['accepted-domain/internal-relay'],
      unchecked: 'Mailboxes are not exported; a domain that is relayed onwards is a hint that some are elsewhere.',
    },
    {
      section: '3',
      asks: 'The MX records lead to the service and nowhere else',
      rules: ['mx/architecture-mismatch', 'mx/mixed', 'mx/missing'],
    },
    {
      section: '3',
      asks: 'SPF is Microsoft’s standard value; the service is included only where it sends for the domain',
      rules: [
        'spf/microsoft-include-missing',
        'spf/missing',
        'spf/all-weak',
        'spf/vendor-include-missing',
        'spf/vendor-include-unneeded',
      ],
    },
    {
      section: '3',
      asks: 'The service delivers each domain to the host that Microsoft names for it',
      rules: ['dashboard/server-wrong', 'dashboard/server-missing', 'mx/legacy-host'],
      unchecked: 'The panel of the service is not exported: only what the configuration declares of it is checked.',
    },
    {
      section: '4',
      asks: 'All mail from the internet passes the service first: Exchange takes it from nobody else',
      rules: [
        'connector/inbound-lockdown-missing',
        'connector/inbound-lockdown-excludes-service',
        'connector/inbound-lockdown-blocks-senders',
        'organization/direct-send-open',
      ],
      later: ['mail-flow/border-bypass'],
    },
    {
      section: '5',
      asks: 'The connector of the service has Enhanced Filtering, or a rule makes its mail skip filtering',
      rules: ['enhanced-filtering/missing', 'enhanced-filtering/bypass-conflict', 'transport-rule/spam-bypass-broad'],
    },
  ],
};
