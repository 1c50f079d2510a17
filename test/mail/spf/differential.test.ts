import { describe, expect, it } from 'vitest';
import { findDisagreement } from './differential.ts';
import { anyZones, failingZones, staticZones } from './generated-zone.ts';

describe('check_host says what another strict engine says (RFC 7208)', () => {
  it.each([
    ['plain records', staticZones],
    ['records with macros and mistakes', anyZones],
    ['zones with failing names', failingZones],
  ])('of %s', async (_, zones) => {
    expect(await findDisagreement(zones, 1000)).toBeUndefined();
  });
});
