import type { GuideRequirements } from './requirement.ts';

const portal = 'It stands in the portal of the service or in Entra ID, which no export of Exchange holds.';

/** Heimdal's article on the set-up with connectors. */
export const heimdalConnector: GuideRequirements = {
  id: 'H',
  title: 'M365 Exchange Connector (Heimdal)',
  url: 'https://support.heimdalsecurity.com/hc/en-us/articles/34461702094365',
  requirements: [
    { section: '1', asks: 'The id of the tenant is entered in the portal', unchecked: portal },
    {
      section: '1',
      asks: 'The MX records of the domain are Microsoft’s',
      rules: ['mx/architecture-mismatch', 'mx/mixed', 'mx/missing'],
    },
    {
      section: '1',
      asks: 'The domain has an SPF record',
      rules: ['spf/missing', 'spf/multiple-records', 'spf/syntax-error'],
      unchecked: 'The article does not say what the record has to hold.',
    },
    {
      section: '2',
      asks: 'Email Security is on, a Global Administrator has consented, and the application is there',
      rules: ['routing/provisioning-incomplete'],
      unchecked: `${portal} Only what the application makes in Exchange is seen.`,
    },
    {
      section: '3',
      asks: 'The Inbound Mail Server is the one of Microsoft 365, and the outbound provider is Office365',
      rules: ['dashboard/server-missing', 'dashboard/server-wrong', 'dashboard/setting-wrong'],
    },
    {
      section: '3',
      asks: 'Three connectors and four rules are made, and are enabled',
      rules: [
        'routing/provisioning-incomplete',
        'connector/inbound-missing',
        'connector/outbound-to-inbound-endpoint-missing',
        'connector/outbound-to-outbound-endpoint-missing',
        'transport-rule/inbound-route-missing',
        'transport-rule/outbound-route-missing',
        'transport-rule/route-inactive',
        'transport-rule/connector-unresolved',
      ],
      later: ['mail-flow/inbound-unprocessed', 'mail-flow/outbound-unprocessed'],
      unchecked:
        'The article shows neither their names nor their settings: declare them, as far as the service tells them.',
    },
    {
      section: '3',
      asks: 'If nothing is made, the application has the role Exchange Administrator',
      unchecked: portal,
    },
    { section: '4', asks: 'Before switching, consent is granted', unchecked: portal },
    {
      section: '4',
      asks: 'When switching, the MX records are Microsoft’s and no more those of the service',
      rules: ['mx/points-to-service', 'mx/architecture-mismatch', 'mx/mixed'],
    },
    {
      section: '4',
      asks: 'When switching, the SPF option of the domain is off',
      rules: ['dashboard/setting-wrong'],
    },
    {
      section: '4',
      asks: 'For outbound mail SPF is set up, and there is one outbound provider only, Office365',
      rules: ['spf/missing', 'spf/vendor-include-unneeded', 'dashboard/setting-wrong'],
    },
    {
      section: '4',
      asks: 'The sections for anti-spoofing and SEPO act only while the MX records lead to the service',
      unchecked: portal,
    },
    {
      section: '4',
      asks: 'Once consent is revoked, the connectors are deleted by hand',
      rules: ['routing/vendor-leftover', 'connector/outbound-superfluous'],
    },
    {
      section: '4',
      asks: 'The health check of the connector has passed before routing is changed; making it takes one or two minutes',
      unchecked: 'The check runs in the portal and says nothing about later changes.',
    },
  ],
};
