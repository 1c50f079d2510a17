import type { GuideRequirements } from './requirement.ts';
import { designChecks } from './design-checks.ts';

const header = 'It stands in the headers of delivered mail.';

/** A guide to the design of mail flow in Exchange Online, of no vendor. */
export const mailFlowDesign: GuideRequirements = {
  id: 'D',
  title: 'Designing Exchange Online Mail Flow: Transport Rules, Connectors, and Hybrid Routing That Actually Works',
  url: 'https://kloudvin.com/article/exchange-online-mail-flow-transport-rules-connectors-deep-dive',
  requirements: [
    {
      section: 'intro',
      asks: 'Connectors and rules are made by scripts that can be reviewed and repeated',
      unchecked: 'How an object was made leaves no trace in it.',
    },
    {
      section: '1',
      asks: 'The order of filtering, rules and routing is known',
      later: ['mail-flow/never-filtered'],
      unchecked: 'There is no state to check; where sources disagree about the order, mxlint names its assumption.',
    },
    {
      section: '2',
      asks: 'The inbound connector takes all sender domains from the addresses of the gateway only, with TLS and its certificate name',
      rules: [
        'connector/inbound-partner-unrestricted',
        'connector/inbound-ip-list-inert',
        'connector/inbound-certificate-inert',
        'connector/inbound-ip-and-certificate',
        'connector/inbound-lockdown-missing',
        'connector/inbound-tls-not-required',
        'connector/inbound-sender-domains-narrow',
      ],
      later: ['mail-flow/border-bypass'],
    },
    {
      section: '2',
      asks: 'The outbound connector goes to the smart host, without MX, and validates the domain of its certificate',
      rules: [
        'connector/outbound-mx-routing',
        'connector/outbound-tls-weak',
        'connector/outbound-tls-domain-mismatch',
        'connector/outbound-not-rule-scoped',
        'connector/outbound-to-outbound-endpoint-missing',
      ],
    },
    {
      section: '2',
      asks: 'The MX records lead to the gateway, not to Microsoft',
      rules: ['mx/architecture-mismatch', 'mx/mixed'],
    },
    {
      section: '3',
      asks: 'Enhanced Filtering is on, by the last address or by listed ones',
      rules: [
        'enhanced-filtering/missing',
        'enhanced-filtering/hops-incomplete',
        'enhanced-filtering/last-ip-ambiguous',
        'enhanced-filtering/limited-users',
        'enhanced-filtering/unsupported-address',
        'enhanced-filtering/reserved-parameter',
        'enhanced-filtering/on-loopback',
      ],
    },
    {
      section: '3',
      asks: 'The safe list of the connection filter is off',
      rules: ['connection-filter/safe-list-enabled'],
    },
    {
      section: '3',
      asks: 'The header of skipped addresses shows the true sender',
      unchecked: header,
    },
    {
      section: '3',
      asks: 'The gateway is not on the allow list of the connection filter',
      rules: [
        'connection-filter/service-ip-allowed',
        'connection-filter/allow-entry-broad',
        'connection-filter/allow-entry-unrelated',
        'enhanced-filtering/bypass-conflict',
      ],
      later: ['mail-flow/never-filtered'],
    },
    ...designChecks,
  ],
};
