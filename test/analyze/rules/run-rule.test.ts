import { describe, expect, it } from 'vitest';
import type { Finding, Outcome } from '../../../src/analyze/rules/finding.ts';
import type { AnyViolation, MessageDefinition, Rule } from '../../../src/analyze/rules/rule.ts';
import { unknown } from '../../../src/model/index.ts';
import { absent, gap, notApplicable, on, onDomain } from '../../../src/analyze/rules/target.ts';
import { draftRule, type RuleDraft } from '../../helpers/report.ts';
import { inboundRoute } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const id = 'test/rule';
const target = onDomain('contoso.com', 'TXT');
const violation: AnyViolation = { message: 'wrong', data: { name: 'x' }, at: target };

/** A rule that yields what it is told to. */
function yielding(
  yielded: Iterable<ReturnType<Rule['check']> extends Iterable<infer Y> ? Y : never>,
  draft: RuleDraft = {},
): Rule {
  return draftRule(id, {
    requires: [],
    *check() {
      yield* yielded;
    },
    ...draft,
  });
}

/** The names that findings are about. */
function namesOf(rule: Rule): readonly unknown[] {
  return runScene([rule], {}).findings.map((finding) => finding.message.data['name']);
}

function outcomeOf(rule: Rule, scene: Scene = {}): Outcome {
  const [first] = runScene([rule], scene).outcomes;
  if (first === undefined) throw new Error('the rule did not run');
  return first.outcome;
}

function findingOf(rule: Rule, scene: Scene = {}): Finding {
  const [first] = runScene([rule], scene).findings;
  if (first === undefined) throw new Error('no finding');
  return first;
}

const message = (over: Partial<MessageDefinition> = {}) => ({
  messages: { wrong: { text: "'{name}' is wrong.", severity: 'high' as const, ...over } },
});

describe('a finding', () => {
  it('has nothing that its rule did not say', () => {
    expect(findingOf(yielding([violation]))).toStrictEqual({
      rule: id,
      profile: 'vendor',
      service: 'mxhero',
      severity: 'high',
      confidence: 'high',
      message: { id: 'wrong', template: "Object '{name}' is wrong.", data: { name: 'x' } },
      subject: { kind: 'Domain', identity: 'contoso.com', key: 'contoso.com' },
      at: { kind: 'domain', name: 'contoso.com', type: 'TXT' },
      related: [],
      guide: [],
      conflictsWith: [],
      controls: [],
    });
  });

  it('has all that its rule said', () => {
    const exhibit = { title: 'Addresses', columns: ['Address'], rows: [['192.0.2.1']] };
    const rule = yielding([
      {
        ...violation,
        at: { ...target, property: 'TXT' },
        discriminator: 'contoso.com',
        direction: 'inbound',
        exhibit,
        fix: { title: 'Ask the vendor.' },
      },
    ]);
    expect(findingOf(rule)).toMatchObject({
      property: 'TXT',
      discriminator: 'contoso.com',
      direction: 'inbound',
      exhibit,
      fix: { title: 'Ask the vendor.', safety: 'safe' },
    });
  });

  it('is made of each violation of a list, however deep it lies, in the order in which they are said', () => {
    const named = (name: string): AnyViolation => ({ ...violation, data: { name }, discriminator: name });
    const rule = yielding([named('a'), [], [named('b'), [[named('c')], named('d')]], named('e')]);
    expect(namesOf(rule)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('of a rule that runs once per tenant is of no service', () => {
    expect(findingOf(yielding([violation], { per: 'tenant' })).service).toBe('');
  });

  it('contradicts only rules that there are', () => {
    const rule = yielding([violation], { conflictsWith: ['test/other', 'test/later'] });
    const { findings } = runScene([rule, draftRule('test/other')], {});
    expect(findings[0]?.conflictsWith).toEqual(['test/other']);
  });

  it.each([
    ['high', undefined, undefined],
    ['medium', undefined, 1],
    ['info', 'info', undefined],
    ['info', 'info', 1],
    ['low', 'medium', 1],
  ] as const)('is %s where the configuration says %s, lowered: %s', (expected, severity, lower) => {
    const rule = yielding([lower === undefined ? violation : { ...violation, lower }]);
    const rules = severity === undefined ? {} : { [id]: severity };
    expect(findingOf(rule, { declared: { rules } }).severity).toBe(expected);
  });

  it('cites each section of the guides that asks for a step', () => {
    const rule = yielding([violation], { guide: ['ipAllowList'] });
    const { guide } = findingOf(rule);
    expect(guide.length).toBeGreaterThan(0);
    for (const reference of guide) expect(reference.section).toMatch(/\d/);
  });
});

describe('the confidence of a finding', () => {
  /** Mail comes in by loopback or border: whatever it is, a rule for both applies. */
  const open: Scene = {
    config: { inbound: null, outbound: 'none' },
    sections: { OutboundConnector: [], TransportRule: [] },
    dns: 'off',
  };

  it.each<[string, RuleDraft, Scene, Finding['confidence']]>([
    ['that of its message', message({ confidence: 'medium' }), {}, 'medium'],
    ['high where the message says nothing', message(), {}, 'high'],
    ['lower where the routing is open', { appliesTo: ['IL', 'IB'] }, open, 'medium'],
    ['as low as the message says', { ...message({ confidence: 'low' }), appliesTo: ['IL', 'IB'] }, open, 'low'],
    ['not lowered for a rule of any routing', { appliesTo: '*' }, open, 'high'],
    ['not lowered for a rule that runs once per tenant', { appliesTo: ['IL', 'IB'], per: 'tenant' }, open, 'high'],
    ['not lowered where the routing is settled', { appliesTo: ['IL', 'IB'] }, {}, 'high'],
  ])('is %s', (_, draft, scene, expected) => {
    expect(findingOf(yielding([violation], draft), scene).confidence).toBe(expected);
  });
});

describe('what happens to a rule', () => {
  const lost = gap(target, 'TXT', unknown({ reason: 'timeout' }));

  it('is told with gaps alone where it found nothing', () => {
    expect(outcomeOf(yielding([lost]))).toMatchObject({ state: 'not-evaluated', gaps: [{ fact: 'TXT' }] });
    expect(outcomeOf(yielding([lost, violation]))).toMatchObject({
      state: 'evaluated',
      findings: [{ rule: id }],
      gaps: [{ fact: 'TXT' }],
    });
  });

  it('is told with each gap once', () => {
    const other = gap(onDomain('fabrikam.com', 'TXT'), 'TXT', unknown({ reason: 'timeout' }));
    expect(outcomeOf(yielding([lost, lost, other]))).toMatchObject({
      gaps: [{ subject: { identity: 'contoso.com' } }, { subject: { identity: 'fabrikam.com' } }],
    });
    const outcome = outcomeOf(yielding([lost, lost, other]));
    expect(outcome.state === 'not-evaluated' && outcome.gaps).toHaveLength(2);
  });

  it('is that it does not apply, once it says so and neither found nor missed anything', () => {
    const nothing = notApplicable('There is nothing to judge.');
    expect(outcomeOf(yielding([nothing]))).toEqual({ state: 'not-applicable', why: 'There is nothing to judge.' });
    expect(outcomeOf(yielding([nothing, lost])).state).toBe('not-evaluated');
    expect(outcomeOf(yielding([nothing, violation])).state).toBe('evaluated');
    expect(outcomeOf(yielding([]))).toEqual({ state: 'evaluated', findings: [], gaps: [] });
  });

  it('is a crash that leaves the other rules alone', () => {
    const broken = draftRule('test/broken', {
      requires: [],
      check: () => {
        throw new Error('it broke');
      },
    });
    const { outcomes } = runScene([broken, yielding([violation])], {});
    expect(outcomes.map(({ rule, outcome }) => [rule, outcome.state])).toEqual([
      ['test/broken', 'crashed'],
      [id, 'evaluated'],
    ]);
    expect(outcomes[0]?.outcome).toEqual({ state: 'crashed', error: 'it broke' });
  });

  it('is a crash where it yields a message that it does not have', () => {
    expect(outcomeOf(yielding([{ ...violation, message: 'other' }]))).toEqual({
      state: 'crashed',
      error: `${id} has no message 'other'`,
    });
  });
});

describe('the place of a finding', () => {
  it('is an object with its Guid, where it has one, or a property of it', () => {
    const scene = { sections: { OutboundConnector: [inboundRoute({ Guid: null })] } };
    const rule = (property?: string): Rule =>
      draftRule(id, {
        requires: ['OutboundConnector'],
        *check({ tenant }) {
          for (const object of tenant.OutboundConnector.objects) yield { ...violation, at: on(object, property) };
        },
      });
    const name = 'mxHERO Inbound Route';
    expect(findingOf(rule(), scene).subject).toStrictEqual({
      kind: 'OutboundConnector',
      identity: name,
      key: expect.stringContaining(name.toLowerCase()),
    });
    expect(findingOf(rule(), scene)).not.toHaveProperty('property');
    expect(findingOf(rule(), scene).at).toMatchObject({ kind: 'object', record: { section: 'OutboundConnector' } });
    expect(findingOf(rule('Enabled'), scene)).toMatchObject({
      property: 'Enabled',
      at: { kind: 'property', property: 'Enabled', record: { section: 'OutboundConnector' } },
    });
    const guid = '11111111-2222-4333-8444-555555555555';
    const known = { sections: { OutboundConnector: [inboundRoute({ Guid: guid })] } };
    expect(findingOf(rule(), known).subject).toMatchObject({ key: guid, guid });
  });

  it('is the section of an object that is not there', () => {
    const rule = draftRule(id, {
      requires: ['ArcConfig'],
      *check({ tenant }) {
        yield { ...violation, at: absent('ArcConfig', tenant.ArcConfig) };
      },
    });
    expect(findingOf(rule)).toMatchObject({
      subject: { kind: 'ArcConfig', identity: '*', key: '*' },
      at: { kind: 'section', section: 'ArcConfig' },
    });
  });
});
