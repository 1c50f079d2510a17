import type { GuideRequirements } from './requirement.ts';

/** Microsoft's article on the same with mailboxes on own servers too. */
export const thirdPartyHybrid: GuideRequirements = {
  id: 'TH',
  title: 'Manage mail flow using a third-party cloud service with Exchange Online and on-premises mailboxes',
  url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-on-office-365-and-on-prem',
  requirements: [
    {
      section: '1',
      asks: 'The domains are added and verified',
      rules: ['accepted-domain/service-domain-missing', 'accepted-domain/state-abnormal'],
    },
    {
      section: '2',
      asks: 'The mailboxes that are to be in Exchange Online are made or moved there',
      unchecked: 'Mailboxes are not exported.',
    },
    {
      section: '3',
      asks: 'The MX records lead to the service',
      rules: ['mx/architecture-mismatch', 'mx/mixed', 'mx/missing'],
    },
    {
      section: '3',
      asks: 'SPF lists the service, Microsoft and the addresses of the own servers',
      rules: ['spf/vendor-include-missing', 'spf/microsoft-include-missing', 'spf/declared-source-missing'],
    },
    {
      section: 'scenario',
      asks: 'Mail to the internet leaves through Microsoft 365, not through the own servers',
      rules: ['connector/outbound-catch-all', 'routing/on-premises-undeclared', 'spf/declared-source-missing'],
    },
    {
      section: 'see also',
      asks: 'What hybrid deployments need beside this is looked after, and connectors are validated',
      rules: ['connector/inbound-certificate-not-accepted', 'connector/inbound-hybrid-wizard-edited'],
      unchecked: 'Own servers are not exported, and a validation that was exported proves nothing about today.',
    },
  ],
};
