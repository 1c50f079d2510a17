import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import type { Gap } from '../../src/analyze/rules/finding.ts';
import { findProfile } from '../../src/vendor/load-profile.ts';
import type { VendorProfile } from '../../src/vendor/profile.ts';
import { askedFields, questionOf } from '../../src/vendor/profile-questions.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { runScene } from '../helpers/run-rule.ts';

function profileOf(id: string): VendorProfile {
  const profile = findProfile(id);
  if (profile === undefined) throw new Error(`no profile ${id}`);
  return profile;
}

/** Paths of the fields that are unknown. */
function unknownIn(value: unknown, path = ''): readonly string[] {
  if (value === null) return [path];
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => unknownIn(one, path === '' ? key : `${path}.${key}`));
}

const unknownEverywhere = [
  'endpoints.outbound',
  'egress.ipv4',
  'egress.ipv6',
  'egress.shared',
  'spf.include',
  'arc.sealer',
  'dkim.resignsOutbound',
  'dkim.selectors',
  'modifiesContent',
  'headers.tenant',
  'headers.processed',
  'headers.valueScope',
  'guards.inbound',
  'guards.outbound',
  'rules.inbound',
  'rules.outbound',
  'tls.serverNames',
  'tls.clientNames',
  'tls.dane',
  'tnefOff',
  'behavior.stampsProcessed.inbound',
  'behavior.stampsProcessed.outbound',
  'behavior.keepsTenant',
  'behavior.stripsOnExit',
  'behavior.preservesMailFrom',
  'alignment.envelope',
  'alignment.signature',
  'provisioning.inboundConnectors',
  'provisioning.outboundConnectors',
];

const adminCounts = ['provisioning.connectors', 'provisioning.rules', 'provisioning.app', 'provisioning.leavesObjects'];
const outbound = ['outbound.connectorType', 'outbound.tls', 'outbound.ruleScoped'];

describe('what a guide does not say is unknown', () => {
  it.each([
    [
      'heimdal',
      [
        ...unknownEverywhere,
        ...outbound,
        'endpoints.inbound',
        'spf.requiredFor',
        'return.connectorType',
        'return.identifyBy',
        'return.requireTls',
        'return.restrict',
        'return.senderDomains',
        'ipAllowList',
        'mx.border',
        'dashboard.relayServer',
      ],
    ],
    ['hornetsecurity', [...unknownEverywhere, ...outbound, ...adminCounts, 'ipAllowList', 'mx.loopback']],
    [
      'generic-gateway',
      [
        ...unknownEverywhere.filter((field) => field !== 'headers.tenant' && !field.startsWith('guards.')),
        ...adminCounts,
        'return.identifyBy',
        'mx.loopback',
        'dashboard.server',
      ],
    ],
  ])('%s', (id, unknown) => {
    const { sources: _sources, guides: _guides, ...facts } = profileOf(id);
    expect(unknownIn(facts).toSorted()).toEqual(unknown.toSorted());
  });

  it.each(['mxhero', 'heimdal', 'hornetsecurity', 'generic-gateway'])(
    '%s leaves only open fields to the user',
    (id) => {
      const profile = profileOf(id);
      const open = new Set<string>([...unknownIn(profile), ...(profile.mx.hosts.length === 0 ? ['mx.hosts'] : [])]);
      expect(profile.askUser.filter((field) => !open.has(field))).toEqual([]);
    },
  );
});

describe('what the guides say', () => {
  it('of Heimdal: MX at Microsoft, three connectors and four rules by its application', () => {
    const { architectures, mx, provisioning, dashboard } = profileOf('heimdal');
    expect(architectures).toEqual(['IL', 'OS', 'OL']);
    expect(mx).toMatchObject({ loopback: 'microsoft', service: false });
    expect(provisioning).toMatchObject({ by: 'vendor', connectors: 3, rules: 4, leavesObjects: true });
    expect(provisioning.app).toEqual({ name: 'Heimdal Security ESEC All', role: 'Exchange Administrator' });
    expect(dashboard.requiredSettings.map(({ name, value }) => [name, value])).toEqual([
      ['Outbound IP/Provider', 'Office365'],
      ['SPF checkbox', false],
    ]);
  });

  it('of Hornetsecurity: a gateway, whose published ranges only serve to recognize it', () => {
    const { architectures, mx, egress, spf, return: back } = profileOf('hornetsecurity');
    expect(architectures).toContain('IB');
    expect(mx).toMatchObject({ border: 'gateway', service: true });
    expect(egress).toMatchObject({
      ipv4: null,
      published: ['94.100.128.0/20', '185.140.204.0/22', '173.45.18.0/24', '83.246.65.0/24'],
    });
    expect(spf.requiredFor).toBe('outbound');
    expect(back).toEqual({
      connectorType: 'Partner',
      identifyBy: 'ip',
      requireTls: true,
      restrict: true,
      senderDomains: '*',
    });
  });

  it('of any gateway: in front by the MX, never in the allow list', () => {
    const { architectures, mx, ipAllowList, endpoints } = profileOf('generic-gateway');
    expect({ architectures, ipAllowList }).toEqual({ architectures: ['IB', 'OS'], ipAllowList: 'none' });
    expect(mx.border).toBe('gateway');
    expect(endpoints.inbound).toEqual([]);
  });
});

describe('a gateway that takes mail by smart host, without a rule', () => {
  const routing = { inbound: 'border', outbound: 'standard' };
  const OutboundConnector = [
    outboundConnector({
      Name: 'Outbound to gateway',
      SmartHosts: ['out.example.com'],
      RecipientDomains: ['*'],
      IsTransportRuleScoped: false,
    }),
  ];
  const gateway = {
    vendor: 'generic-gateway',
    ...routing,
    overrides: { endpoints: { outbound: ['out.example.com'] } },
  };
  const statesOf = (TransportRule: readonly Readonly<Record<string, unknown>>[]) =>
    runScene(rules, {
      declared: { services: [gateway] },
      sections: { OutboundConnector, InboundConnector: [], TransportRule },
    }).outcomes.flatMap(({ rule, outcome }) => {
      const needs = rules.find(({ id }) => id === rule)?.profileFields ?? [];
      const isOnMark = needs.some((field) => field.startsWith('headers.')) || inside.has(rule);
      return isOnMark ? [[rule, outcome.state] as const] : [];
    });
  const inside = new Set(['transport-rule/loop-guard-missing', 'transport-rule/scope-narrowed']);

  it('needs neither stamp nor exception', () => {
    const states = statesOf([]);
    expect(states.length).toBeGreaterThan(10);
    expect(states.filter(([, state]) => state !== 'not-applicable')).toEqual([]);
  });

  it('leaves open what a rule excepts that hands mail over all the same', () => {
    const rule = transportRule({
      Name: 'To the gateway',
      FromScope: 'InOrganization',
      SentToScope: 'NotInOrganization',
      RouteMessageOutboundConnector: 'Outbound to gateway',
      ExceptIfHeaderContainsMessageHeader: 'X-Example-Processed',
      ExceptIfHeaderContainsWords: ['yes'],
    });
    expect(statesOf([rule])).toContainEqual(['transport-rule/scope-narrowed', 'not-evaluated']);
  });
});

function valueAt(profile: VendorProfile, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => Reflect.get(Object(value), name), profile);
}

const routings = {
  heimdal: { inbound: 'loopback', outbound: 'loopback' },
  hornetsecurity: { inbound: 'border', outbound: 'standard' },
  'generic-gateway': { inbound: 'border', outbound: 'standard' },
} as const;

describe.each(Object.entries(routings))('rules that stand on what is unknown of %s', (vendor, routing) => {
  const profile = profileOf(vendor);
  const { outcomes } = runScene(rules, { declared: { services: [{ vendor, ...routing }] } });
  const gapsOf = (id: string): readonly Gap[] => {
    const outcome = outcomes.find(({ rule }) => rule === id)?.outcome;
    return outcome?.state === 'not-evaluated' ? outcome.gaps : [];
  };

  it('are not evaluated, and name the field and the question', () => {
    const waiting = rules.filter((rule) => {
      const state = outcomes.find((one) => one.rule === rule.id)?.outcome.state;
      const isOpen = (rule.profileFields ?? []).some((field) => valueAt(profile, field) === null);
      return rule.per === 'service' && isOpen && state !== 'not-applicable';
    });
    expect(waiting.length).toBeGreaterThan(5);
    for (const rule of waiting) {
      const open = (rule.profileFields ?? []).filter((field) => valueAt(profile, field) === null);
      const gaps = gapsOf(rule.id);
      for (const field of open) {
        const gap = gaps.find(({ fact }) => fact === field);
        expect(`${rule.id} ${field}: ${gap?.why.detail}`).toContain(`Ask: ${questionOf(field)?.question}`);
        expect(gap?.why.command).toBe(`set "${field}" under "overrides" of the service in mxlint.config.json`);
      }
    }
  });

  it('crash nowhere', () => {
    const crashed = outcomes.filter(({ outcome }) => outcome.state === 'crashed');
    expect(crashed).toEqual([]);
  });
});

it('has a question for every field that may be unknown and that a rule stands on', () => {
  const fields = new Set(rules.flatMap((rule) => rule.profileFields ?? []));
  const never = new Set(['dashboard.requiredSettings']);
  expect([...fields].filter((field) => !never.has(field) && questionOf(field) === undefined)).toEqual([]);
});

it('asks in whole questions, and says where the answer is', () => {
  for (const field of askedFields) {
    const asked = questionOf(field);
    expect(asked?.question).toMatch(/^[A-Z].*\?$/);
    expect(asked?.where).toMatch(/^[A-Z].*\.$/);
  }
});
