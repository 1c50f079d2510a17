import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf, read, told } from './normalizing.ts';

describe('keys of one object that differ in case only', () => {
  it('make their property unknown when the values differ, whichever comes first', () => {
    for (const raw of [
      { Name: 'r', Mode: 'Enforce', mode: 'Audit' },
      { Name: 'r', mode: 'Audit', Mode: 'Enforce' },
    ]) {
      const { view, messages } = read('TransportRule', raw);
      expect(told(view.Mode)).toBe('unknown: conflict');
      expect(told(view.property('mode'))).toBe('unknown: conflict');
      const names = Object.keys(raw).slice(1);
      expect(messages()).toEqual([
        `TransportRule r has one property as \`${names[0]}\` and \`${names[1]}\`, with different values, so that it counts as unknown. Check how the file was put together.`,
      ]);
    }
  });

  it('are reported at their place, and keep the value when they agree', () => {
    const raw = { Name: 'r', FromMemberOf: ['a', 'b'], FROMMEMBEROF: ['b', 'a'] };
    const { tenant, diagnostics } = normalizeFiles({ 'a.json': { TransportRule: [raw] } });
    expect(told(objectsOf(tenant, 'TransportRule')[0]?.FromMemberOf ?? fail())).toEqual(['a', 'b']);
    expect(diagnostics()).toMatchObject([
      {
        id: 'input/duplicate-key',
        level: 'warning',
        message: expect.stringContaining('with the same value'),
        at: { kind: 'property', property: 'FROMMEMBEROF', record: { pointer: '/TransportRule/0' } },
      },
    ]);
  });

  it('concern neither the other properties nor the other objects', () => {
    const torn = { ...transportRule({ Name: 'a' }), mode: 'Audit', Mode: 'Enforce' };
    const { tenant } = normalizeFiles({ 'a.json': { TransportRule: [transportRule({ Name: 'b' }), torn] } });
    const [b, a] = objectsOf(tenant, 'TransportRule');
    expect(b && told(b.Mode)).toBe('Enforce');
    expect(a && [told(a.Mode), told(a.State)]).toEqual(['unknown: conflict', 'Enabled']);
  });

  it('are not believed where another property follows from them', () => {
    expect(told(read('TransportRule', { Name: 'r', Enabled: true, enabled: false }).view.State)).toMatch(/^unknown/);
    expect(told(read('AcceptedDomain', { Name: 'a.com', name: 'b.com' }).view.DomainName)).toMatch(/^unknown/);
  });

  it('are reported 20 times at most', () => {
    const rules = Array.from({ length: 25 }, (_, index) => ({ Name: `r${index}`, Mode: 'Audit', MODE: 'Enforce' }));
    const messages = normalizeFiles({ 'a.json': { TransportRule: rules } })
      .diagnostics()
      .map(({ message }) => message);
    expect(messages).toHaveLength(21);
    expect(messages[20]).toMatch(/^5 more properties/);
  });

  it('never give a value that depends on their order', () => {
    const value = fc.constantFrom('Enforce', 'Audit', 'AuditAndNotify', null, 1);
    const spelling = fc.constantFrom('Mode', 'mode', 'MODE', 'mODE');
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(spelling, value), { minLength: 1, selector: ([key]) => key }), (members) => {
        const facts = [members, members.toReversed()].map((some) => {
          const { view } = read('TransportRule', { Name: 'r', ...Object.fromEntries(some) });
          return told(view.Mode);
        });
        expect(facts[0]).toEqual(facts[1]);
      }),
    );
  });
});

function fail(): never {
  throw new Error('no rule');
}
