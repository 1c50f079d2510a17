import type { Requirement } from './requirement.ts';

/** Section 8 of mxHERO's guide. */
export const mxheroTroubleshooting: readonly Requirement[] = [
  {
    section: '8',
    asks: 'After compauth=fail reason=001: the sealer is trusted, the connector lists the addresses, and the message came from one of them',
    rules: ['arc/sealer-missing', 'arc/sealer-lookalike', 'connector/inbound-ip-missing'],
    later: ['mail-flow/dmarc-cannot-pass'],
    unchecked: 'The address that delivered a message stands in its headers.',
  },
  {
    section: '8',
    asks: 'compauth=pass reason=130 is the sign of success',
    rules: ['arc/verdict-masked'],
    unchecked: 'The result stands in the headers of a message; the rule says where that sign will not appear.',
  },
  {
    section: '8',
    asks: 'After winmail.dat: TNEF is off',
    rules: ['remote-domain/tnef-not-disabled', 'remote-domain/tnef-specific-override'],
  },
  {
    section: '8',
    asks: 'After loops: the exception is on the right rule, its value is exact, and the Relay Server is the tenant',
    rules: [
      'transport-rule/loop-guard-missing',
      'transport-rule/loop-guard-incomplete',
      'transport-rule/loop-guard-wrong-header',
      'transport-rule/loop-guard-value-mismatch',
      'transport-rule/tenant-value-wrong',
      'transport-rule/tenant-value-inconsistent',
      'dashboard/relay-server-missing',
      'dashboard/relay-server-wrong',
    ],
    later: ['mail-flow/routing-loop'],
  },
  {
    section: '8',
    asks: 'After DKIM failures outside: the service signs again what it changed',
    rules: [
      'dkim/resigning-unconfirmed',
      'dkim/vendor-selector-missing',
      'dkim/signing-disabled',
      'dkim/selector-broken',
      'dmarc/enforced-without-alignment',
    ],
    later: ['mail-flow/dmarc-cannot-pass'],
    unchecked: 'Whether the service signs is in its own settings: ask, and declare the answer.',
  },
  {
    section: '8',
    asks: 'After SPF failures outside: the record includes that of the service, with its underscore',
    rules: [
      'spf/vendor-include-missing',
      'spf/vendor-include-wrong',
      'spf/vendor-ip-not-covered',
      'spf/too-many-lookups',
    ],
    later: ['mail-flow/egress-not-in-spf'],
  },
  {
    section: '8',
    asks: 'After a recipient was left out: the mailbox is a member of the group, and a change has had some minutes',
    rules: ['transport-rule/selective-group-unusable'],
    unchecked: 'Whether a change of a group has reached all servers is a matter of time.',
  },
];
