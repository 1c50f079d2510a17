import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exceptsStamp } from '../../../src/analyze/recognize/excepts-stamp.ts';
import { isForInsiders } from '../../../src/analyze/recognize/for-insiders.ts';
import { isForProcessed } from '../../../src/analyze/recognize/for-processed.ts';
import { isIndistinct } from '../../../src/analyze/recognize/indistinct.ts';
import { canFollow } from '../../../src/analyze/recognize/rule-relations.ts';
import { actsOnReturn } from '../../../src/analyze/recognize/rule-reach.ts';
import { isMissedByStop } from '../../../src/analyze/recognize/second-visit.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound, tenantConnector } from '../../helpers/mxhero.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { runScene } from '../../helpers/run-rule.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';
import { rule as sample } from './rule-samples.ts';

const { services, secrets } = runScene([], {
  sections: {
    TransportRule: [routeInbound({ Priority: 0 }), routeOutbound({ Priority: 1 })],
    OutboundConnector: [inboundRoute(), outboundRoute()],
    InboundConnector: [tenantConnector()],
  },
  config: { outbound: 'loopback' },
});

const asked: fc.Arbitrary<Over> = fc.constantFrom<Over>(
  {},
  { SubjectContainsWords: ['red'] },
  { SubjectOrBodyMatchesPatterns: ['\\d+'] },
  { SentToMemberOf: ['group@contoso.com'] },
  { AttachmentExtensionMatchesWords: ['exe'] },
  { MessageTypeMatches: 'OOF' },
);

it('leaves nothing to be found out against a routing rule', () => {
  const plain = fc.oneof(sample, asked).filter((over) => isIndistinct(ruleOf({ ...over, PrependSubject: 'x' })));
  fc.assert(
    fc.property(plain, (over) => {
      const rule = ruleOf({ ...over, PrependSubject: 'x' });
      for (const service of services) {
        expect(service.allRoutingRules).toHaveLength(2);
        for (const route of service.allRoutingRules) {
          expect(canFollow(route.rule, rule)).toBe(true);
          expect(isForInsiders(rule, route, new Set(['contoso.com']))).toBe(false);
          expect(isForProcessed(rule, route, service, secrets)).toBe(false);
          expect(exceptsStamp(rule, route.rule)).toBe(false);
          expect(actsOnReturn(rule, route, service, secrets)).toBe(true);
          expect(isMissedByStop(rule, route, service, secrets)).toBe(false);
        }
      }
    }),
  );
});

it.each<[string, Over]>([
  ['a scope', { SentToScope: 'InOrganization' }],
  ['a sender', { From: ['a@contoso.com'] }],
  ['the address of a server', { SenderIpRanges: ['203.0.113.1'] }],
  ['a header', { HeaderContainsMessageHeader: 'X-Ticket', HeaderContainsWords: ['yes'] }],
  ['an exception', { ExceptIfSubjectContainsWords: ['red'] }],
])('is no rule with %s', (_, over) => {
  expect(isIndistinct(ruleOf({ ...over, PrependSubject: 'x' }))).toBe(false);
});
