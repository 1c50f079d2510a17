import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { isInForce } from '../../../src/analyze/recognize/architecture.ts';
import type { ArchitectureTag } from '../../../src/vendor/profile.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound, tenantConnector } from '../../helpers/mxhero.ts';
import type { CmdletObject } from '../../helpers/objects/cmdlet-object.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { architectureFor, type Sections } from './architecture-for.ts';

const tenantMx = 'contoso-com.mail.protection.outlook.com';
const relay = tenantConnector({ ConnectorType: 'OnPremises' });

const relayServer = (...values: readonly (string | null | undefined)[]) => ({
  domains: Object.fromEntries(
    values.map((value, index) => [
      `d${index}.example.com`,
      value === undefined ? { server: tenantMx } : { server: tenantMx, relayServer: value },
    ]),
  ),
});

describe('inbound', () => {
  it.each<[string, Sections, readonly string[], string]>([
    ['an active rule', { TransportRule: [routeInbound()], OutboundConnector: [inboundRoute()] }, ['loopback'], 'high'],
    ['an active rule without its connector', { TransportRule: [routeInbound()] }, ['loopback'], 'high'],
    [
      'a disabled rule',
      { TransportRule: [routeInbound({ State: 'Disabled' })], OutboundConnector: [inboundRoute()] },
      ['loopback'],
      'medium',
    ],
    ['a rule whose state is lost', { TransportRule: [routeInbound({ State: 'perhaps' })] }, ['loopback'], 'medium'],
    ['a connector alone', { OutboundConnector: [inboundRoute()] }, ['loopback'], 'medium'],
    [
      'a disabled connector alone',
      { OutboundConnector: [inboundRoute({ Enabled: false })] },
      ['loopback', 'border', 'none'],
      'low',
    ],
    [
      'a disabled connector and a return connector',
      { OutboundConnector: [inboundRoute({ TestMode: true })], InboundConnector: [tenantConnector()] },
      ['loopback', 'border'],
      'low',
    ],
    ['a return connector alone', { InboundConnector: [tenantConnector()] }, ['loopback', 'border'], 'low'],
    ['nothing at all', {}, ['loopback', 'border', 'none'], 'low'],
    [
      'nothing exported',
      { TransportRule: null, OutboundConnector: null, InboundConnector: null },
      ['loopback', 'border', 'none'],
      'low',
    ],
    [
      'a connector for the other direction',
      { OutboundConnector: [outboundRoute()] },
      ['loopback', 'border', 'none'],
      'low',
    ],
    [
      'a rule that routes inbound mail to somebody else',
      {
        TransportRule: [
          transportRule({ Name: 'Archive', FromScope: 'NotInOrganization', RouteMessageOutboundConnector: 'Archive' }),
        ],
        OutboundConnector: [outboundConnector({ Name: 'Archive', SmartHosts: ['archive.example.com'] })],
      },
      ['loopback', 'border', 'none'],
      'low',
    ],
  ])('%s', (_, sections, candidates, confidence) => {
    expect(architectureFor(sections).inbound).toMatchObject({ candidates, confidence, origin: 'inferred' });
  });

  it('says that the MX was not looked up where that could change the answer', () => {
    const certain = architectureFor({ TransportRule: [routeInbound()] }).inbound.reasons;
    const open = architectureFor({ InboundConnector: [tenantConnector()] }).inbound.reasons;
    expect(certain).not.toContain('MX not looked up.');
    expect(open).toContain('MX not looked up.');
  });

  it('counts the rules in words that agree', () => {
    const second = routeInbound({ Name: 'Second', Guid: '11111111-2222-3333-4444-555555555555', Priority: 1 });
    expect(architectureFor({ TransportRule: [routeInbound()] }).inbound.reasons[0]).toBe(
      'One active rule routes inbound mail to the service.',
    );
    expect(architectureFor({ TransportRule: [routeInbound(), second] }).inbound.reasons[0]).toBe(
      '2 active rules route inbound mail to the service.',
    );
  });
});

const outboundInUse = { TransportRule: [routeOutbound()], OutboundConnector: [outboundRoute()] };

describe('outbound', () => {
  it.each<[string, Sections, readonly string[], string]>([
    ['a rule', outboundInUse, ['standard'], 'medium'],
    [
      'a disabled rule',
      { ...outboundInUse, TransportRule: [routeOutbound({ State: 'Disabled' })] },
      ['standard'],
      'medium',
    ],
    [
      'a connector alone, even disabled',
      { OutboundConnector: [outboundRoute({ Enabled: false })] },
      ['standard'],
      'medium',
    ],
    ['neither', {}, ['none'], 'high'],
    [
      'neither, for a tenant that has inbound mail processed',
      { TransportRule: [routeInbound()], OutboundConnector: [inboundRoute()] },
      ['none'],
      'high',
    ],
    ['neither, but rules not exported', { TransportRule: null }, ['standard', 'loopback', 'none'], 'low'],
    ['neither, but connectors not exported', { OutboundConnector: null }, ['standard', 'loopback', 'none'], 'low'],
    [
      'neither, but the hosts of a connector lost',
      { OutboundConnector: [outboundConnector({ Name: 'Which?', SmartHosts: 'System.Object[]' })] },
      ['standard', 'loopback', 'none'],
      'low',
    ],
    ['an OnPremises return connector', { ...outboundInUse, InboundConnector: [relay] }, ['loopback'], 'medium'],
    ['a Partner return connector', { ...outboundInUse, InboundConnector: [tenantConnector()] }, ['standard'], 'medium'],
    [
      'an OnPremises connector of somebody else',
      {
        ...outboundInUse,
        InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises', SenderIPAddresses: ['192.0.2.1'] })],
      },
      ['standard'],
      'medium',
    ],
    [
      'a return connector whose type is lost',
      { ...outboundInUse, InboundConnector: [tenantConnector({ ConnectorType: 7 })] },
      ['standard', 'loopback'],
      'low',
    ],
    [
      'one whose type is lost beside an OnPremises one',
      {
        ...outboundInUse,
        InboundConnector: [
          tenantConnector({ ConnectorType: 7 }),
          tenantConnector({ Name: 'Relay', ConnectorType: 'OnPremises' }),
        ],
      },
      ['loopback'],
      'medium',
    ],
    ['inbound connectors not exported', { ...outboundInUse, InboundConnector: null }, ['standard', 'loopback'], 'low'],
    [
      'addresses of an inbound connector lost',
      { ...outboundInUse, InboundConnector: [tenantConnector({ SenderIPAddresses: 'System.Object[]' })] },
      ['standard', 'loopback'],
      'low',
    ],
  ])('%s', (_, sections, candidates, confidence) => {
    expect(architectureFor(sections).outbound).toMatchObject({ candidates, confidence, origin: 'inferred' });
  });

  it.each<[string, readonly (string | null | undefined)[], string]>([
    ['a host of Microsoft', [tenantMx], 'loopback'],
    ['a host of Microsoft, any spelling', ['Contoso-Com.K-V1.MX.Microsoft. '], 'loopback'],
    ['a host of the US government cloud', ['contoso-com.mail.protection.office365.us'], 'loopback'],
    ['a gateway', ['mx.gateway.example.com'], 'standard'],
    ['a host with a misleading name', ['mail.protection.outlook.com.example.com'], 'standard'],
    ['declared as empty', [null], 'standard'],
    ['one domain of two', [null, tenantMx], 'loopback'],
  ])('Relay Server: %s', (_, values, expected) => {
    expect(architectureFor(outboundInUse, relayServer(...values)).outbound.candidates).toEqual([expected]);
  });

  it('takes the Relay Server for stronger evidence than the return connector, and needs no inbound connectors then', () => {
    const withRelay = { ...outboundInUse, InboundConnector: [relay] };
    expect(architectureFor(withRelay, relayServer(null)).outbound.candidates).toEqual(['standard']);
    const unseen = { ...outboundInUse, InboundConnector: null };
    expect(architectureFor(unseen, relayServer(tenantMx)).outbound).toMatchObject({
      candidates: ['loopback'],
      confidence: 'high',
    });
  });

  it('takes a domain without the field for no evidence', () => {
    const withRelay = { ...outboundInUse, InboundConnector: [relay] };
    expect(architectureFor(withRelay, relayServer(undefined)).outbound.candidates).toEqual(['loopback']);
    expect(architectureFor(withRelay, relayServer(undefined)).outbound.reasons.join(' ')).not.toContain(
      'declared Relay Server',
    );
  });

  it('does not take a Relay Server for a reason to look at outbound mail that nothing routes', () => {
    expect(architectureFor({}, relayServer(tenantMx)).outbound.candidates).toEqual(['none']);
  });
});

describe('declared', () => {
  it('beats what is inferred, which is kept', () => {
    const { inbound, outbound, inferred } = architectureFor(outboundInUse, { inbound: 'border', outbound: 'loopback' });
    expect([inbound, outbound]).toMatchObject([
      { candidates: ['border'], origin: 'declared', confidence: 'high' },
      { candidates: ['loopback'], origin: 'declared', confidence: 'high' },
    ]);
    expect(inferred.inbound.candidates).toEqual(['loopback', 'border', 'none']);
    expect(inferred.outbound.candidates).toEqual(['standard']);
  });
});

describe('any tenant', () => {
  const rule = fc.constantFrom(
    routeInbound(),
    routeOutbound(),
    routeInbound({ State: 'Disabled' }),
    routeOutbound({ Mode: 'Audit' }),
  );
  const outbound = fc.constantFrom(
    inboundRoute(),
    outboundRoute(),
    inboundRoute({ Enabled: false }),
    outboundRoute({ SmartHosts: 7 }),
  );
  const inbound = fc.constantFrom(
    tenantConnector(),
    relay,
    tenantConnector({ Enabled: false }),
    tenantConnector({ ConnectorType: 7 }),
  );
  const some = (object: fc.Arbitrary<CmdletObject>) => fc.option(fc.array(object, { maxLength: 2 }), { freq: 4 });

  it('has at least one candidate per direction, full stops, and no tag that contradicts its parts', () => {
    const tags: readonly ArchitectureTag[] = ['IL', 'IB', 'OS', 'OL'];
    fc.assert(
      fc.property(some(rule), some(outbound), some(inbound), (rules, outbounds, inbounds) => {
        const architecture = architectureFor({
          TransportRule: rules,
          OutboundConnector: outbounds,
          InboundConnector: inbounds,
        });
        for (const routing of [architecture.inbound, architecture.outbound]) {
          expect(routing.candidates.length).toBeGreaterThan(0);
          expect(new Set(routing.candidates).size).toBe(routing.candidates.length);
          for (const reason of routing.reasons) expect(reason).toMatch(/^[A-Z0-9].*\.$/);
        }
        const single = tags.map((tag) => isInForce(architecture, [tag]));
        const together = isInForce(architecture, tags);
        expect(single.includes('yes') && together !== 'yes').toBe(false);
        expect(together === 'no').toBe(single.every((one) => one === 'no'));
      }),
      { numRuns: 40 },
    );
  });
});

describe('isInForce', () => {
  const open = architectureFor({ InboundConnector: [tenantConnector()] });

  it.each<[readonly ArchitectureTag[], string]>([
    [['IL', 'IB'], 'yes'],
    [['IL', 'IB', 'OL'], 'yes'],
    [['IL'], 'undetermined'],
    [['IB'], 'undetermined'],
    [['IL', 'OS'], 'undetermined'],
    [['OS', 'OL'], 'no'],
    [[], 'no'],
  ])('loopback or border inbound, none outbound: %j is %s', (wanted, expected) => {
    expect(isInForce(open, wanted)).toBe(expected);
  });

  it('lets one direction decide', () => {
    const both = architectureFor(outboundInUse);
    expect(isInForce(both, ['IL', 'OS'])).toBe('yes');
    expect(isInForce(both, ['OL'])).toBe('no');
  });
});
