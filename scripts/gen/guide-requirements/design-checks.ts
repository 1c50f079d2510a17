import type { Requirement } from './requirement.ts';

/** The design guide from section 4 on. */
export const designChecks: readonly Requirement[] = [
  {
    section: '4',
    asks: 'Rules have unique priorities, chosen on purpose',
    rules: [
      'transport-rule/limit-exceeded',
      'transport-rule/blocked-by-earlier-rule',
      'transport-rule/route-conflict',
      'transport-rule/priority-low',
      'routing/second-vendor',
    ],
    later: ['mail-flow/order-sensitive', 'mail-flow/blocked-rule', 'mail-flow/dead-rule', 'mail-flow/redundant-rule'],
  },
  {
    section: '4',
    asks: 'A banner for external mail is set on external mail only, and not twice',
    later: ['mail-flow/repeated-edit'],
    unchecked: 'Whether a message gets the banner a second time, only a simulation of both passes shows.',
  },
  {
    section: '4',
    asks: 'Rules are staged in audit mode before they are enforced',
    rules: ['transport-rule/route-inactive'],
    later: ['mail-flow/ineffective-rule'],
  },
  {
    section: '5',
    asks: 'Centralized mail transport is on only where the own servers must see every message',
    rules: ['connector/outbound-catch-all'],
    unchecked: 'Whether it is needed is a decision.',
  },
  {
    section: '5',
    asks: 'The connectors of the hybrid wizard are of type OnPremises, known by certificate, and not edited by hand',
    rules: [
      'connector/inbound-hybrid-wizard-edited',
      'connector/outbound-hybrid-wizard-edited',
      'connector/inbound-onpremises-shared-ip',
      'connector/inbound-certificate-not-accepted',
      'connector/inbound-cross-premises-headers',
      'routing/on-premises-undeclared',
    ],
    later: ['mail-flow/fragile-attribution'],
    unchecked: 'The history of the wizard stands on the own servers.',
  },
  {
    section: '6',
    asks: 'A connector that waits for rules has its rule, and the other way round',
    rules: [
      'connector/outbound-superfluous',
      'connector/outbound-not-rule-scoped',
      'transport-rule/connector-unresolved',
    ],
    later: ['mail-flow/broken-route'],
  },
  {
    section: '6',
    asks: 'Routing rules stand first and stop; groups are excepted on purpose',
    rules: [
      'transport-rule/stop-missing',
      'transport-rule/priority-low',
      'transport-rule/blocked-by-earlier-rule',
      'transport-rule/scope-narrowed',
      'transport-rule/outbound-route-missing',
    ],
    later: ['mail-flow/conflicting-routes'],
  },
  {
    section: 'scenario',
    asks: 'Enhanced Filtering lists the published addresses of the gateway, kept up to date, and not the last address',
    rules: [
      'enhanced-filtering/hops-incomplete',
      'enhanced-filtering/last-ip-ambiguous',
      'vendor/egress-drift',
      'vendor/profile-stale',
    ],
  },
  {
    section: 'verify',
    asks: 'Connectors are reviewed and validated, mail is traced, headers are read, and the MX is tested',
    rules: ['connector/outbound-to-outbound-endpoint-missing', 'connector/inbound-missing'],
    unchecked: 'Validation, traces, headers and tests are live; what was exported of them proves nothing about today.',
  },
  {
    section: 'pitfalls',
    asks: 'Accepted domains are authoritative',
    rules: ['accepted-domain/internal-relay', 'accepted-domain/state-abnormal'],
  },
  {
    section: 'pitfalls',
    asks: 'The gateway sends the own domains only to Exchange, and Exchange never sends them back',
    rules: ['connector/outbound-own-domain', 'dashboard/server-wrong'],
    later: ['mail-flow/routing-loop'],
    unchecked: 'The routes of the gateway stand in its own configuration.',
  },
  {
    section: 'pitfalls',
    asks: 'TlsDomain is what the certificate of the smart host says',
    rules: ['connector/outbound-tls-domain-mismatch', 'connector/outbound-dane-mode'],
    unchecked: 'The certificate itself is seen only on a connection.',
  },
  {
    section: 'pitfalls',
    asks: 'The gateway takes mail from the addresses of Exchange Online',
    unchecked: 'That is set at the gateway, and seen only on a connection.',
  },
  {
    section: 'pitfalls',
    asks: 'When all mail looks clean or dirty at once, Enhanced Filtering is looked at first',
    rules: [
      'enhanced-filtering/missing',
      'enhanced-filtering/unsupported-address',
      'enhanced-filtering/last-ip-ambiguous',
    ],
    unchecked: 'What filtering made of a message stands in its headers.',
  },
  {
    section: 'pitfalls',
    asks: 'No inbound connector of type Partner is without restriction',
    rules: ['connector/inbound-partner-unrestricted', 'connector/inbound-certificate-inert'],
  },
  {
    section: 'next steps',
    asks: 'DMARC rejects once authentication is right',
    rules: ['dmarc/missing', 'dmarc/policy-weak', 'dmarc/enforced-without-alignment'],
    later: ['mail-flow/dmarc-cannot-pass'],
  },
  {
    section: 'next steps',
    asks: 'A policy against data loss goes through the same pipeline',
    unchecked: 'It is a wish, not a state: such policies are not exported.',
  },
  {
    section: 'next steps',
    asks: 'Remote domains are set for destinations that need it',
    rules: ['remote-domain/tnef-specific-override', 'remote-domain/auto-forward-enabled'],
  },
];
