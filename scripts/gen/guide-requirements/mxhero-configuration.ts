import type { GuideRequirements } from './requirement.ts';
import { mxheroInbound } from './mxhero-inbound.ts';
import { mxheroOutbound } from './mxhero-outbound.ts';
import { mxheroTroubleshooting } from './mxhero-troubleshooting.ts';

/** mxHERO's guide for Office 365. */
export const mxheroConfiguration: GuideRequirements = {
  id: 'G',
  title: 'mxHERO Office 365 Configuration Guide',
  url: 'https://support.mxhero.com/hc/en-us/articles/49062506848020-mxHERO-Email-Routing-Office-365-Configuration-Guide',
  requirements: [
    {
      section: '1',
      asks: 'It is known for each direction how mail passes the service, and loopback steps are taken only where there is a loopback',
      rules: ['routing/declared-differs', 'mx/architecture-mismatch', 'transport-rule/leftover-loopback'],
    },
    {
      section: '2.1',
      asks: 'Mail for processing goes to the endpoint of its direction; the two are not mixed up',
      rules: [
        'connector/outbound-wrong-endpoint',
        'connector/outbound-unknown-endpoint',
        'connector/outbound-mixed',
        'vendor/endpoint-unresolved',
      ],
      later: ['mail-flow/wrong-endpoint'],
    },
    {
      section: '2.2',
      asks: 'All addresses of the service stand wherever its addresses are listed, and are kept up to date',
      rules: [
        'connector/inbound-ip-missing',
        'connector/inbound-ip-foreign',
        'connection-filter/service-ip-missing',
        'enhanced-filtering/hops-incomplete',
        'vendor/egress-drift',
        'vendor/profile-stale',
      ],
      unchecked: 'New addresses that the account team announces reach mxlint only with its next profile.',
    },
    {
      section: '3',
      asks: 'TNEF is off for the default remote domain',
      rules: ['remote-domain/tnef-not-disabled', 'remote-domain/tnef-specific-override'],
      later: ['mail-flow/tnef-to-service'],
    },
    {
      section: '4',
      asks: 'The ARC sealer of the service is trusted',
      rules: ['arc/sealer-missing', 'arc/sealer-lookalike'],
      later: ['mail-flow/sealer-untrusted'],
    },
    ...mxheroInbound,
    ...mxheroOutbound,
    ...mxheroTroubleshooting,
  ],
};
