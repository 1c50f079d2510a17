import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityOf } from '../../../src/analyze/recognize/activity.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const at = Date.parse('2026-11-15T08:30:00Z');
const activity = (over: Over) => activityOf(ruleOf({ PrependSubject: 'x', ...over }), at);
const iso = (ms: number) => new Date(ms).toISOString();

describe('activityOf', () => {
  it.each<[string, Over]>([
    ['switched on, enforced, no dates', {}],
    ['from this very moment on', { ActivationDate: iso(at) }],
    ['until the next millisecond', { ExpiryDate: iso(at + 1) }],
    ['within its dates', { ActivationDate: '2026-01-01', ExpiryDate: '2027-01-01' }],
    ['in other letters', { State: 'enabled', Mode: 'ENFORCE' }],
  ])('active: %s', (_, over) => {
    expect(activity(over)).toEqual({ state: 'active' });
  });

  it.each<[string, Over, readonly string[]]>([
    ['switched off', { State: 'Disabled' }, ['disabled']],
    ['in audit', { Mode: 'Audit' }, ['audit']],
    ['in audit with notification', { Mode: 'AuditAndNotify' }, ['audit']],
    ['from the next millisecond on', { ActivationDate: iso(at + 1) }, ['not-yet']],
    ['until this very moment', { ExpiryDate: iso(at) }, ['expired']],
    [
      'all at once',
      { State: 'Disabled', Mode: 'Audit', ActivationDate: '2027-01-01', ExpiryDate: '2026-01-01' },
      ['disabled', 'audit', 'not-yet', 'expired'],
    ],
    ['one known reason is enough', { State: undefined, Mode: 'Audit', ExpiryDate: 'soon' }, ['audit']],
  ])('inactive: %s', (_, over, reasons) => {
    expect(activity(over)).toEqual({ state: 'inactive', reasons });
  });

  it.each<[string, Over, string, string]>([
    ['an older export without State', { State: undefined }, 'State', 'property-absent'],
    ['a mode that nobody knows', { Mode: 'Dream' }, 'Mode', 'unknown-value'],
    ['a date in the words of a computer', { ActivationDate: '15.11.2026 09:30' }, 'ActivationDate', 'wrong-type'],
    ['a lost date', { ExpiryDate: 'System.Object[]' }, 'ExpiryDate', 'lost-to-depth'],
  ])('not known: %s', (_, over, property, reason) => {
    expect(activity(over)).toMatchObject({ state: 'unknown', property, why: { why: { reason } } });
  });

  it('is active exactly from the activation to before the expiry', () => {
    const hour = 3_600_000;
    const offset = fc.integer({ min: -5, max: 5 }).map((hours) => hours * hour);
    fc.assert(
      fc.property(offset, offset, (from, until) => {
        const found = activity({ ActivationDate: iso(at + from), ExpiryDate: iso(at + until) });
        expect(found.state === 'active').toBe(from <= 0 && until > 0);
      }),
      { numRuns: 60 },
    );
  });
});
