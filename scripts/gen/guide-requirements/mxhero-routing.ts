import type { GuideRequirements } from './requirement.ts';

/** mxHERO's article on the fields of its dashboard and on connectors. */
export const mxheroRouting: GuideRequirements = {
  id: 'R',
  title: 'Configuring Email Routing in mxHERO',
  url: 'https://mxhero.helpjuice.com/en_US/email-flow/configuring-email-routing-in-mxhero',
  requirements: [
    {
      section: '1',
      asks: 'Server is set for every tenant, also for outbound mail only, as a host name or an address',
      rules: ['dashboard/server-missing', 'dashboard/domain-missing'],
      later: ['mail-flow/dashboard-mismatch'],
      unchecked: 'The dashboard is not exported: only what the configuration declares of it is checked.',
    },
    {
      section: '1',
      asks: 'Server is what receives in the end: the MX host of the tenant, Google’s host, or the last host of the own servers',
      rules: ['dashboard/server-wrong', 'dashboard/setting-wrong'],
    },
    {
      section: '1',
      asks: 'Server is not left empty, because the service then goes by the public MX, with results nobody can foresee',
      rules: ['dashboard/server-missing'],
      later: ['mail-flow/routing-loop'],
    },
    {
      section: '2',
      asks: 'Relay Server is set only where outbound mail has to pass another gateway, an archive, a relay, an appliance or a partner',
      rules: ['dashboard/relay-server-wrong', 'dashboard/relay-server-missing'],
    },
    {
      section: '3',
      asks: 'The outbound endpoints stand only on outbound connectors, the inbound endpoint on all inbound ones',
      rules: [
        'connector/outbound-wrong-endpoint',
        'connector/outbound-unknown-endpoint',
        'connector/outbound-mixed',
        'vendor/endpoint-unresolved',
        'mx/points-to-service',
      ],
      later: ['mail-flow/wrong-endpoint'],
    },
    {
      section: '4',
      asks: 'With both directions there are two connectors, each tied to the rules of its direction',
      rules: [
        'connector/outbound-mixed',
        'connector/outbound-superfluous',
        'connector/outbound-to-inbound-endpoint-missing',
        'connector/outbound-to-outbound-endpoint-missing',
        'transport-rule/connector-unresolved',
      ],
      later: ['mail-flow/conflicting-routes'],
    },
    {
      section: '4',
      asks: 'Inbound mail needs a right Server; the Relay Server of outbound mail is optional',
      rules: ['dashboard/server-wrong', 'dashboard/relay-server-wrong'],
    },
    {
      section: '5',
      asks: 'Rcpt Lookup is on where only mail for known recipients is to be taken',
      rules: ['dashboard/recipient-lookup-off'],
    },
    {
      section: '5',
      asks: 'MX Lookup is on only where the target changes or the DNS is to decide',
      rules: ['dashboard/mx-lookup-unsafe'],
    },
  ],
};
