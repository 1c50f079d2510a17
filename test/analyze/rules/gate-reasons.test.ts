import { describe, expect, it } from 'vitest';
import { askWords } from '../../../src/analyze/rules/profile-gap.ts';
import type { Outcome } from '../../../src/analyze/rules/finding.ts';
import { draftRule, type RuleDraft } from '../../helpers/report.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

/** What happens to a rule that finds nothing, by what it asks for. */
function outcomeOf(draft: RuleDraft, scene: Scene = {}): Outcome {
  const [first] = runScene([draftRule('test/gate', { requires: [], ...draft })], scene).outcomes;
  if (first === undefined) throw new Error('the rule did not run');
  return first.outcome;
}

/** Why it did not run. */
function whyOf(draft: RuleDraft, scene: Scene = {}): unknown {
  const outcome = outcomeOf(draft, scene);
  if (outcome.state === 'not-applicable') return outcome.why;
  return outcome.state === 'not-evaluated' ? outcome.gaps : outcome.state;
}

/** Nothing that shows how mail goes. */
const unseen: Scene = { sections: { OutboundConnector: null, TransportRule: null }, dns: 'off' };

describe('a rule about what is declared', () => {
  const declared: RuleDraft = { appliesTo: 'declared' };

  it.each([
    ['inbound mail', { outbound: null }],
    ['outbound mail', { inbound: null }],
    ['mail of both directions', {}],
  ])('runs where the routing of %s is declared', (_, config) => {
    expect(outcomeOf(declared, { config }).state).toBe('evaluated');
  });

  it('says that nothing is declared', () => {
    expect(whyOf(declared, { config: { inbound: null, outbound: null } })).toBe(
      'The routing of the service is not declared.',
    );
  });
});

describe('a rule for some routing', () => {
  it('names all that each direction can be', () => {
    const inbound: Scene = { ...unseen, config: { inbound: null, outbound: 'none' } };
    expect(whyOf({ appliesTo: ['OS'] }, inbound)).toBe(
      'Applies to outbound standard; the routing is loopback or border inbound and none outbound.',
    );
    const outbound: Scene = { ...unseen, config: { inbound: 'none', outbound: null } };
    expect(whyOf({ appliesTo: ['IL'] }, outbound)).toBe(
      'Applies to inbound loopback; the routing is none inbound and standard or loopback or none outbound.',
    );
  });

  it.each([
    ['inbound', 'IL', { inbound: null, outbound: 'none' }, 'It can be loopback or border.'],
    ['outbound', 'OS', { inbound: 'none', outbound: null }, 'It can be standard or loopback or none.'],
  ] as const)('asks for the %s direction where that is open', (direction, tag, config, detail) => {
    expect(whyOf({ appliesTo: [tag] }, { ...unseen, config })).toEqual([
      {
        subject: { kind: 'Service', identity: 'mxhero', key: 'mxhero' },
        fact: `${direction} routing`,
        why: {
          reason: 'undetermined',
          detail,
          command: `declare "${direction}" of the service in mxlint.config.json`,
        },
      },
    ]);
  });
});

describe('a rule about the DNS', () => {
  it('has one gap for all of it', () => {
    expect(whyOf({ dns: 'hosts' }, { dns: 'off' })).toMatchObject([
      { subject: { kind: 'DNS', identity: '*', key: '*' }, fact: 'DNS' },
    ]);
  });

  it('asks for the accepted domains once', () => {
    const scene = { sections: { AcceptedDomain: null } };
    for (const requires of [[], ['AcceptedDomain']] as const) {
      expect(whyOf({ dns: 'domains', requires }, scene)).toMatchObject([{ fact: 'AcceptedDomain' }]);
    }
  });
});

describe('a rule that stands on the profile of the service', () => {
  const unguarded = { required: [], accepted: [] };
  const bySmartHost = {
    headers: { tenant: 'none', processed: null },
    guards: { inbound: unguarded, outbound: unguarded },
  };
  const routing = { inbound: 'border', outbound: 'standard' };

  it('says what the service does not ask for, and where that is written', () => {
    expect(whyOf({ profileFields: ['tnefOff'] }, { config: { overrides: { tnefOff: false } } })).toBe(
      'mxHERO does not ask for it (tnefOff of its profile).',
    );
  });

  it('does not apply where the administrator sets up what the rule expects of the service', () => {
    expect(
      whyOf({ profileFields: ['provisioning.by'] }, { config: { overrides: { provisioning: { by: 'admin' } } } }),
    ).toBe('mxHERO does not ask for it (provisioning.by of its profile).');
    const byVendor = { config: { overrides: { provisioning: { by: 'vendor' } } } };
    expect(whyOf({ profileFields: ['provisioning.by'] }, byVendor)).toBe('evaluated');
  });

  it('says that the service takes neither header nor exception', () => {
    expect(whyOf({ profileFields: ['headers.processed'] }, { config: { ...routing, overrides: bySmartHost } })).toBe(
      'mxHERO asks neither for a header nor for an exception by one (headers.tenant and guards of its profile).',
    );
  });

  it.each([
    ['the tenant has a header', { ...bySmartHost, headers: { processed: null } }, 'headers.processed'],
    ['another field is open', { ...bySmartHost, arc: { sealer: null } }, 'arc.sealer'],
  ] as const)('is not let off by that where %s', (_, overrides, field) => {
    expect(whyOf({ profileFields: [field] }, { config: { ...routing, overrides } })).toMatchObject([{ fact: field }]);
  });

  it.each([
    ['none', 'mxHERO does not ask for an SPF include (spf.requiredFor of its profile).'],
    [
      'outbound',
      'mxHERO asks for its SPF include only where mail leaves through it; its profile does not name it (spf.include).',
    ],
  ])('says whom the service asks for an include: %s', (requiredFor, why) => {
    const config = { inbound: 'border', outbound: 'none', overrides: { spf: { include: null, requiredFor } } };
    expect(whyOf({ profileFields: ['spf.include'], about: 'include' }, { config })).toBe(why);
  });

  it('about its include still needs the other fields', () => {
    const overrides = { spf: { requiredFor: 'none' }, arc: { sealer: null } };
    expect(whyOf({ profileFields: ['arc.sealer'], about: 'include' }, { config: { overrides } })).toMatchObject([
      { fact: 'arc.sealer' },
    ]);
  });

  it('says what to ask, where it can be learnt and where to write it', () => {
    expect(
      whyOf({ profileFields: ['arc.sealer'] }, { config: { overrides: { arc: { sealer: null } } } }),
    ).toMatchObject([
      {
        at: { kind: 'profile', id: 'mxhero', pointer: '/arc/sealer' },
        why: {
          detail: expect.stringMatching(/^The profile of mxHERO does not say it\. Ask: \w.+\? \w.+\.$/),
          command: 'set "arc.sealer" under "overrides" of the service in mxlint.config.json',
        },
      },
    ]);
  });

  it('says nothing of a field for which nobody can be asked', () => {
    expect(askWords('reviewed')).toBe('');
  });
});
