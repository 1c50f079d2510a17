import type { Over } from '../objects/cmdlet-object.ts';
import { loopbackNone, loopbackStandard } from './clean-loopback.ts';
import { noneStandard } from './clean-outbound.ts';
import { changed, type Draft } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

const inboundRule = 'Route inbound mail via mxHERO';

function withRule(draft: Draft, name: string, over: Over): Draft {
  return { ...draft, rules: changed(draft.rules, name, over) };
}

function earlierStop(): Draft {
  const draft = loopbackStandard();
  const first = {
    Name: 'Tag external mail',
    Comments: 'Must be the first rule',
    FromScope: 'NotInOrganization',
    PrependSubject: '[EXT] ',
    StopRuleProcessing: true,
  };
  return { ...draft, rules: [first, ...draft.rules] };
}

export const brokenRoutes: readonly TenantFixture[] = [
  {
    name: 'route-disabled',
    about: 'The tenant of `clean-loopback-standard`; the inbound rule is disabled.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4',
    says: 'A high finding of the profile exchange at the rule: no inbound routing rule is active.',
    expected: { vendor: [], exchange: ['transport-rule/route-inactive'], verified: ['mail-flow/inbound-unprocessed'] },
    draft: withRule(loopbackStandard(), inboundRule, { State: 'Disabled' }),
  },
  {
    name: 'route-audit-mode',
    about: 'The tenant of `clean-none-standard`; the outbound rule was left in audit mode after a test.',
    departs: 'mxHERO Office 365 Configuration Guide 6.2; Exchange Online mail-flow design guide 4',
    says: 'A high finding of the profile exchange at the rule: audit changes nothing.',
    expected: { vendor: [], exchange: ['transport-rule/route-inactive'], verified: ['mail-flow/outbound-unprocessed'] },
    draft: withRule(noneStandard(), 'Route outbound via mxHERO', { Mode: 'Audit' }),
  },
  {
    name: 'route-expired',
    about:
      'The tenant of `clean-loopback-none`; the inbound rule ran for a trial and expired on 30 June 2026, before the export was taken.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4',
    says: 'A high finding of the profile exchange at the rule: its dates are over. With --at 2026-06-01T00:00:00Z there is none.',
    expected: { vendor: [], exchange: ['transport-rule/route-inactive'], verified: ['mail-flow/inbound-unprocessed'] },
    draft: withRule(loopbackNone(), 'Eingehende Post über mxHERO leiten', {
      ActivationDate: '2026-05-01T06:00:00Z',
      ExpiryDate: '2026-06-30T22:00:00Z',
    }),
  },
  {
    name: 'scope-missing',
    about: 'The tenant of `clean-loopback-standard`; the inbound rule does not ask where the sender is.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4 (condition: the sender is outside)',
    says: 'A high finding at the rule: mail between colleagues leaves the tenant too.',
    expected: { vendor: ['transport-rule/sender-scope-missing'], verified: ['mail-flow/out-of-scope-processed'] },
    draft: withRule(loopbackStandard(), inboundRule, { FromScope: null }),
  },
  {
    name: 'earlier-rule-stops',
    about:
      'The tenant of `clean-loopback-standard` with a new first rule that tags mail from outside and stops processing: no inbound mail reaches the service.',
    departs: 'the effect of mxHERO Office 365 Configuration Guide 5.4; Exchange Online mail-flow design guide 4',
    says: 'A high finding of the profile exchange at the routing rule that names the rule before it.',
    expected: {
      vendor: [],
      exchange: ['transport-rule/blocked-by-earlier-rule'],
      verified: ['mail-flow/blocked-rule', 'mail-flow/inbound-unprocessed'],
    },
    draft: earlierStop(),
  },
];
