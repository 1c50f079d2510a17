import type { Requirement } from './requirement.ts';

/** Sections 6 and 7 of mxHERO's guide. */
export const mxheroOutbound: readonly Requirement[] = [
  {
    section: '6.1',
    asks: 'A connector of type Partner takes mail to the outbound endpoint, without MX lookup',
    rules: [
      'connector/outbound-to-outbound-endpoint-missing',
      'connector/outbound-mx-routing',
      'connector/outbound-onpremises-features',
      'connector/outbound-superfluous',
    ],
    later: ['mail-flow/broken-route'],
  },
  {
    section: '6.1',
    asks: 'The connector demands TLS and takes only what a rule gives it',
    rules: [
      'connector/outbound-tls-weak',
      'connector/outbound-tls-domain-mismatch',
      'connector/outbound-not-rule-scoped',
    ],
    later: ['mail-flow/implicit-capture'],
  },
  {
    section: '6.2',
    asks: 'A rule takes mail from inside for recipients outside',
    rules: [
      'transport-rule/outbound-route-missing',
      'transport-rule/route-inactive',
      'transport-rule/sender-scope-missing',
      'transport-rule/recipient-scope-missing',
      'transport-rule/scope-narrowed',
    ],
    later: ['mail-flow/outbound-unprocessed', 'mail-flow/out-of-scope-processed'],
  },
  {
    section: '6.2',
    asks: 'The rule routes to the connector, stamps the header of the tenant and excepts both headers with its value',
    rules: [
      'transport-rule/connector-unresolved',
      'transport-rule/tenant-header-missing',
      'transport-rule/tenant-value-wrong',
      'transport-rule/tenant-value-inconsistent',
      'transport-rule/loop-guard-missing',
      'transport-rule/loop-guard-incomplete',
      'transport-rule/loop-guard-wrong-header',
      'transport-rule/loop-guard-value-mismatch',
      'transport-rule/loop-guard-inverted',
      'transport-rule/marker-rewritten',
    ],
    later: ['mail-flow/routing-loop'],
  },
  {
    section: '6.2',
    asks: 'Selective routing: the sender is a member of a group that exists and has members',
    rules: ['transport-rule/selective-group-unusable', 'transport-rule/sender-scope-missing'],
    later: ['mail-flow/outbound-unprocessed'],
  },
  {
    section: '6.3',
    asks: 'Loopback: the Relay Server field names the MX host of the tenant; else it names a border system, or nothing',
    rules: ['dashboard/relay-server-missing', 'dashboard/relay-server-wrong'],
    later: ['mail-flow/dashboard-mismatch'],
  },
  {
    section: '6.4',
    asks: 'Loopback: the inbound connector takes the processed mail back and passes it on to outside',
    rules: [
      'connector/inbound-missing',
      'connector/inbound-tls-not-required',
      'connector/inbound-return-relay-denied',
      'connector/inbound-return-null-sender',
    ],
    later: ['mail-flow/relay-denied'],
  },
  {
    section: '6.5',
    asks: 'The one SPF record of each domain includes the record of the service, with its underscore',
    rules: [
      'spf/vendor-include-missing',
      'spf/vendor-include-wrong',
      'spf/vendor-include-ineffective',
      'spf/vendor-ip-not-covered',
      'spf/vendor-record-broken',
      'spf/missing',
      'spf/multiple-records',
      'spf/all-weak',
    ],
    later: ['mail-flow/egress-not-in-spf'],
  },
  {
    section: '6.6',
    asks: 'The summary: every step of the architecture is done',
    rules: [
      'connector/outbound-to-outbound-endpoint-missing',
      'transport-rule/outbound-route-missing',
      'spf/vendor-include-missing',
      'transport-rule/loop-guard-missing',
      'dashboard/relay-server-missing',
      'connector/inbound-missing',
      'routing/provisioning-incomplete',
    ],
  },
  {
    section: '7',
    asks: 'The table of architectures: each has its steps, and none that belongs to another',
    rules: [
      'routing/declared-differs',
      'mx/architecture-mismatch',
      'transport-rule/leftover-loopback',
      'transport-rule/loop-guard-missing',
      'transport-rule/loop-guard-incomplete',
      'dashboard/server-missing',
      'dashboard/relay-server-missing',
    ],
  },
];
