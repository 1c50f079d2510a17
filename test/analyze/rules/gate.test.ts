import { describe, expect, it } from 'vitest';
import { dnsOff, type DnsEvidence } from '../../../src/analyze/dns/evidence.ts';
import { gate, type GateInput } from '../../../src/analyze/rules/gate.ts';
import type { ProfileField, Rule } from '../../../src/analyze/rules/rule.ts';
import type { ServiceView } from '../../../src/analyze/recognize/service-view.ts';
import type { ArchitectureTag } from '../../../src/vendor/profile.ts';
import { answersOf } from '../../../src/mail/dns/answers.ts';
import { guideSections } from '../../helpers/guide-tenant.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { viewOf } from '../../helpers/view-of.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const base: Rule = {
  id: 'test/gate',
  summary: 'Something is wrong.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  guide: [],
  references: [],
  conflictsWith: [],
  messages: {},
  *check() {},
};

function serviceOf(config: Scene['config'] = {}, sections: Scene['sections'] = {}): ServiceView {
  const [service] = runScene([], { config, sections, dns: 'off' }).services;
  if (service === undefined) throw new Error('no service');
  return service;
}

const tenant = inputOf(guideSections());
/** What a gate looks at, with every question to the DNS answered. */
function inputOf(sections: Parameters<typeof tenantOf>[0], dns: DnsEvidence = { answers: answersOf([]) }): GateInput {
  return { tenant: tenantOf(sections), config: { domains: undefined }, dns: viewOf(dns) };
}

const nothing = { inbound: 'none', outbound: 'none' };
/** Nothing declared, and nothing in the tenant that shows how mail goes. */
const open = serviceOf(
  { inbound: null, outbound: null, domains: null },
  { InboundConnector: [], OutboundConnector: [], TransportRule: [] },
);

describe('the gate of architectures', () => {
  it.each<[string, Record<string, string>, readonly ArchitectureTag[], boolean]>([
    ['inbound loopback', { inbound: 'loopback' }, ['IL'], true],
    ['inbound border', { inbound: 'border' }, ['IB'], true],
    ['outbound standard', { outbound: 'standard' }, ['OS'], true],
    ['outbound loopback', { outbound: 'loopback' }, ['OL'], true],
    ['one of several', { inbound: 'border', outbound: 'none' }, ['IL', 'IB'], true],
    ['either direction', { inbound: 'none', outbound: 'standard' }, ['IL', 'OS'], true],
    ['the other inbound way', { inbound: 'border', outbound: 'none' }, ['IL'], false],
    ['the other outbound way', { inbound: 'loopback', outbound: 'standard' }, ['OL'], false],
    ['no direction at all', nothing, ['IL', 'IB', 'OS', 'OL'], false],
  ])('%s', (_, config, appliesTo, passes) => {
    expect(gate({ ...base, appliesTo }, serviceOf(config), tenant)?.state).toBe(passes ? undefined : 'not-applicable');
  });

  it('says for what the rule is and what was found', () => {
    expect(
      gate({ ...base, appliesTo: ['IL', 'OL'] }, serviceOf({ inbound: 'border', outbound: 'none' }), tenant),
    ).toEqual({
      state: 'not-applicable',
      why: 'Applies to inbound loopback, outbound loopback; the routing is border inbound and none outbound.',
    });
  });

  it('asks of a rule of the vendor for all architectures that mail goes through the service at all', () => {
    expect(gate(base, serviceOf(nothing), tenant)?.state).toBe('not-applicable');
    expect(gate(base, serviceOf({ inbound: 'none' }), tenant)).toBeUndefined();
    expect(gate({ ...base, profile: 'exchange' }, serviceOf(nothing), tenant)).toBeUndefined();
  });

  it('does not guess while the direction is open', () => {
    const closed = gate({ ...base, appliesTo: ['IL'] }, open, tenant);
    expect(closed).toMatchObject({
      state: 'not-evaluated',
      gaps: [
        {
          subject: { kind: 'Service', identity: 'mxhero' },
          fact: 'inbound routing',
          why: { reason: 'undetermined', command: expect.stringContaining('"inbound"') },
        },
      ],
    });
  });

  it('runs a rule for which all that the direction can be is the same', () => {
    const either = serviceOf({ inbound: null, outbound: 'none' }, { OutboundConnector: [], TransportRule: [] });
    expect(either.architecture.inbound.candidates).toEqual(['loopback', 'border']);
    expect(gate({ ...base, appliesTo: ['IL', 'IB'] }, either, tenant)).toBeUndefined();
    expect(gate({ ...base, appliesTo: ['IL'] }, either, tenant)?.state).toBe('not-evaluated');
  });

  it('does not hold for rules that run once for the tenant', () => {
    expect(
      gate({ ...base, per: 'tenant', appliesTo: ['IL'], profileFields: ['arc.sealer'] }, serviceOf(nothing), tenant),
    ).toBeUndefined();
  });
});

describe('the gate of sections', () => {
  const { TransportRule, ...rest } = guideSections();

  it('names each section that is missing, and how to get it', () => {
    const without = inputOf({ ...rest });
    const closed = gate({ ...base, requires: ['TransportRule', 'ArcConfig'] }, serviceOf(), without);
    expect(closed).toMatchObject({
      state: 'not-evaluated',
      gaps: [
        {
          subject: { kind: 'TransportRule', identity: '*' },
          fact: 'TransportRule',
          why: { reason: 'not-exported', command: expect.stringContaining('Get-TransportRule') },
        },
      ],
    });
    expect(closed?.state === 'not-evaluated' && closed.gaps).toHaveLength(1);
  });

  it('lets sections pass that are there, empty ones too, and those that may be missing', () => {
    expect(
      gate({ ...base, requires: ['TransportRule'] }, serviceOf(), inputOf({ ...rest, TransportRule: [] })),
    ).toBeUndefined();
    expect(gate({ ...base, uses: ['TransportRule'] }, serviceOf(), inputOf(rest))).toBeUndefined();
    expect(TransportRule).toBeDefined();
  });

  it('holds for rules that run once for the tenant', () => {
    expect(gate({ ...base, per: 'tenant', requires: ['TransportRule'] }, serviceOf(), inputOf(rest))?.state).toBe(
      'not-evaluated',
    );
  });

  it('comes after the architecture: what does not apply needs no section', () => {
    expect(gate({ ...base, appliesTo: ['OL'], requires: ['TransportRule'] }, serviceOf(), inputOf(rest))?.state).toBe(
      'not-applicable',
    );
  });
});

describe('the gate of the DNS', () => {
  const { AcceptedDomain: _, ...withoutDomains } = guideSections();
  const off = inputOf(guideSections(), dnsOff);

  it('closes with one gap for all domains when nothing of the DNS is known', () => {
    expect(gate({ ...base, dns: 'domains' }, serviceOf(), off)).toMatchObject({
      state: 'not-evaluated',
      gaps: [{ subject: { kind: 'DNS', identity: '*' }, fact: 'DNS', why: { reason: 'not-looked-up' } }],
    });
    expect(gate({ ...base, dns: 'hosts' }, serviceOf(), off)?.state).toBe('not-evaluated');
    expect(gate(base, serviceOf(), off)).toBeUndefined();
    expect(gate({ ...base, dns: 'domains' }, serviceOf(), tenant)).toBeUndefined();
  });

  it('asks for the accepted domains where no domains are declared', () => {
    const input = inputOf(withoutDomains);
    expect(gate({ ...base, dns: 'domains' }, serviceOf(), input)).toMatchObject({ gaps: [{ fact: 'AcceptedDomain' }] });
    const declared = { ...input, config: { domains: ['contoso.com'] } };
    expect(gate({ ...base, dns: 'domains' }, serviceOf(), declared)).toBeUndefined();
    expect(gate({ ...base, dns: 'hosts' }, serviceOf(), input)).toBeUndefined();
  });
});

describe('the gate of profile fields', () => {
  it.each<[string, ProfileField, object, 'not-evaluated' | 'not-applicable' | undefined]>([
    ['a text', 'arc.sealer', { arc: { sealer: 'example.com' } }, undefined],
    ['a list', 'egress.ipv4', { egress: { ipv4: ['203.0.113.1'] } }, undefined],
    ['true', 'tnefOff', { tnefOff: true }, undefined],
    ['an object', 'headers.processed', {}, undefined],
    ['null: not known', 'arc.sealer', { arc: { sealer: null } }, 'not-evaluated'],
    ['none: not asked for', 'arc.sealer', { arc: { sealer: 'none' } }, 'not-applicable'],
    ['false: not asked for', 'tnefOff', { tnefOff: false }, 'not-applicable'],
    ['an empty list: not asked for', 'egress.ipv4', { egress: { ipv4: [] } }, 'not-applicable'],
    ['an object that is null', 'headers.processed', { headers: { processed: null } }, 'not-evaluated'],
  ])('%s', (_, field, overrides, state) => {
    expect(gate({ ...base, profileFields: [field] }, serviceOf({ overrides }), tenant)?.state).toBe(state);
  });

  const none = { headers: { tenant: 'none', processed: 'none' } };
  const byTenant = { headers: { processed: 'none' } };
  const unguarded = { required: [], accepted: [] };
  const bySmartHost = {
    headers: { tenant: 'none', processed: null },
    guards: { inbound: unguarded, outbound: unguarded },
  };

  it.each<[string, ProfileField, object, Record<string, string>, 'not-evaluated' | 'not-applicable' | undefined]>([
    ['no header at all', 'headers.processed', none, {}, 'not-applicable'],
    ['no header at all, the stamp', 'headers.tenant', none, {}, 'not-applicable'],
    ['none of its own, but that of the tenant', 'headers.processed', byTenant, {}, undefined],
    [
      'none of its own, and that of the tenant not known',
      'headers.processed',
      { headers: { processed: 'none', tenant: null } },
      {},
      'not-evaluated',
    ],
    [
      'neither stamp nor guard where nothing comes back',
      'headers.processed',
      bySmartHost,
      { inbound: 'border', outbound: 'standard' },
      'not-applicable',
    ],
    [
      'the same where mail comes back',
      'headers.processed',
      bySmartHost,
      { inbound: 'border', outbound: 'loopback' },
      'not-evaluated',
    ],
    [
      'no stamp, and nobody said whether it takes a guard',
      'headers.processed',
      { headers: bySmartHost.headers, guards: { outbound: null } },
      { inbound: 'border', outbound: 'standard' },
      'not-evaluated',
    ],
  ])('headers: %s', (_, field, overrides, routing, state) => {
    expect(gate({ ...base, profileFields: [field] }, serviceOf({ ...routing, overrides }), tenant)?.state).toBe(state);
  });

  const inboundOnly = { inbound: 'border', outbound: 'none' };

  it.each<[string, object, Record<string, string>, 'not-evaluated' | 'not-applicable']>([
    ['asked of senders, and mail leaves', { requiredFor: 'outbound' }, {}, 'not-evaluated'],
    ['asked of senders, and none leaves', { requiredFor: 'outbound' }, inboundOnly, 'not-applicable'],
    ['asked of all', { requiredFor: 'all' }, inboundOnly, 'not-evaluated'],
    ['asked of nobody', { requiredFor: 'none' }, {}, 'not-applicable'],
    ['asked of nobody knows whom', { requiredFor: null }, inboundOnly, 'not-evaluated'],
  ])('an include that is not known, %s', (_, spf, routing, state) => {
    const service = serviceOf({ ...routing, overrides: { spf: { include: null, ...spf } } });
    const needing: Rule = { ...base, profileFields: ['spf.include'] };
    expect(gate({ ...needing, about: 'include' }, service, tenant)?.state).toBe(state);
    // What the service publishes under the name, such as its addresses, is of use in any case.
    expect(gate(needing, service, tenant)?.state).toBe('not-evaluated');
  });

  it('names every field that is not known, and where to set it', () => {
    const service = serviceOf({ overrides: { arc: { sealer: null }, egress: { ipv4: null } } });
    expect(gate({ ...base, profileFields: ['arc.sealer', 'tnefOff', 'egress.ipv4'] }, service, tenant)).toMatchObject({
      state: 'not-evaluated',
      gaps: [
        {
          subject: { kind: 'VendorProfile', identity: 'mxhero' },
          fact: 'arc.sealer',
          at: { kind: 'profile', pointer: '/arc/sealer' },
          why: { reason: 'not-in-profile' },
        },
        { fact: 'egress.ipv4', why: { command: expect.stringContaining('"egress.ipv4"') } },
      ],
    });
  });

  it('does not ask for a field of a service that does not need the rule', () => {
    const service = serviceOf({ overrides: { arc: { sealer: null }, tnefOff: false } });
    expect(gate({ ...base, profileFields: ['arc.sealer', 'tnefOff'] }, service, tenant)?.state).toBe('not-applicable');
  });
});
