import type { Requirement } from './requirement.ts';

/** Section 5 of mxHERO's guide. */
export const mxheroInbound: readonly Requirement[] = [
  {
    section: '5',
    asks: 'The return connector, the allow list and the Server field are set for both inbound architectures',
    rules: ['connector/inbound-missing', 'connection-filter/service-ip-missing', 'dashboard/server-missing'],
  },
  {
    section: '5.1',
    asks: 'An enabled inbound connector of type Partner takes mail from the service',
    rules: ['connector/inbound-missing', 'connector/inbound-type-mismatch', 'connector/inbound-sender-domains-narrow'],
  },
  {
    section: '5.1',
    asks: 'It lists the addresses of the service, and no others',
    rules: ['connector/inbound-ip-missing', 'connector/inbound-ip-foreign', 'connector/inbound-ip-invalid'],
  },
  {
    section: '5.1',
    asks: 'It demands TLS and does not restrict domains to its addresses',
    rules: [
      'connector/inbound-tls-not-required',
      'connector/inbound-ip-list-inert',
      'connector/inbound-partner-unrestricted',
      'connector/inbound-lockdown-blocks-senders',
    ],
  },
  {
    section: '5.1',
    asks: 'Other ways into the tenant go on to work through their own connectors',
    rules: [
      'connector/inbound-lockdown-blocks-senders',
      'connector/inbound-lockdown-excludes-service',
      'connector/inbound-overlap',
      'organization/direct-send-rejects-return',
    ],
    later: ['mail-flow/arrival-refused'],
  },
  {
    section: '5.2',
    asks: 'The default connection filter policy allows all addresses of the service, and keeps what else it allows',
    rules: [
      'connection-filter/service-ip-missing',
      'connection-filter/service-ip-allowed',
      'connection-filter/service-ip-blocked',
      'connection-filter/allow-not-guaranteed',
    ],
    unchecked: 'Whether older entries were kept, only a comparison of two exports shows.',
  },
  {
    section: '5.3',
    asks: 'Loopback: a connector of type Partner takes mail to the inbound endpoint, without MX lookup',
    rules: [
      'connector/outbound-to-inbound-endpoint-missing',
      'connector/outbound-mx-routing',
      'connector/outbound-onpremises-features',
      'transport-rule/connector-unresolved',
    ],
    later: ['mail-flow/broken-route'],
  },
  {
    section: '5.3',
    asks: 'The connector demands TLS and takes only what a rule gives it',
    rules: [
      'connector/outbound-tls-weak',
      'connector/outbound-tls-domain-mismatch',
      'connector/outbound-not-rule-scoped',
    ],
    later: ['mail-flow/implicit-capture'],
  },
  {
    section: '5.4',
    asks: 'Loopback: a rule takes mail from outside for recipients inside',
    rules: [
      'transport-rule/inbound-route-missing',
      'transport-rule/route-inactive',
      'transport-rule/sender-scope-missing',
      'transport-rule/recipient-scope-missing',
      'transport-rule/scope-narrowed',
    ],
    later: ['mail-flow/inbound-unprocessed', 'mail-flow/out-of-scope-processed', 'mail-flow/ineffective-rule'],
  },
  {
    section: '5.4',
    asks: 'The rule routes to the connector for inbound processing',
    rules: ['transport-rule/connector-unresolved', 'connector/outbound-wrong-endpoint'],
    later: ['mail-flow/broken-route'],
  },
  {
    section: '5.4',
    asks: 'The rule stamps the header that tells the tenant, with the value of the dashboard',
    rules: [
      'transport-rule/tenant-header-missing',
      'transport-rule/tenant-value-wrong',
      'transport-rule/tenant-value-inconsistent',
      'transport-rule/tenant-value-unverified',
    ],
    later: ['mail-flow/dashboard-mismatch'],
  },
  {
    section: '5.4',
    asks: 'The rule excepts mail that carries the header of processed mail with that value',
    rules: [
      'transport-rule/loop-guard-missing',
      'transport-rule/loop-guard-incomplete',
      'transport-rule/loop-guard-wrong-header',
      'transport-rule/loop-guard-value-mismatch',
      'transport-rule/loop-guard-value-broad',
      'transport-rule/loop-guard-inverted',
      'transport-rule/marker-rewritten',
      'transport-rule/marker-forgeable',
    ],
    later: ['mail-flow/routing-loop', 'mail-flow/forgeable-bypass', 'mail-flow/weak-loop-token'],
  },
  {
    section: '5.4',
    asks: 'Selective routing: a group stands in for the recipients inside, exists and has members; others get mail as before',
    rules: ['transport-rule/selective-group-unusable', 'transport-rule/recipient-scope-missing'],
    later: ['mail-flow/inbound-unprocessed'],
  },
  {
    section: '5.5',
    asks: 'The Server field of every domain names the MX host of the tenant',
    rules: [
      'dashboard/server-missing',
      'dashboard/server-wrong',
      'dashboard/domain-missing',
      'accepted-domain/service-domain-missing',
    ],
    later: ['mail-flow/dashboard-mismatch'],
    unchecked: 'The dashboard is not exported: only what the configuration declares of it is checked.',
  },
  {
    section: '5.5',
    asks: 'Border: the appliance stamps the header that tells the tenant, and Exchange has no rule to the service',
    rules: ['transport-rule/leftover-loopback'],
    unchecked: 'What the appliance stamps stands in its own configuration, which no export of Exchange holds.',
  },
  {
    section: '5.6',
    asks: 'The summary: every step of the architecture is done',
    rules: [
      'connector/inbound-missing',
      'arc/sealer-missing',
      'connection-filter/service-ip-missing',
      'remote-domain/tnef-not-disabled',
      'connector/outbound-to-inbound-endpoint-missing',
      'transport-rule/inbound-route-missing',
      'dashboard/server-missing',
      'routing/provisioning-incomplete',
    ],
  },
];
