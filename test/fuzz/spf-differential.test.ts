import { expect, it } from 'vitest';
import { findDisagreement } from '../mail/spf/differential.ts';
import { anyZones, failingZones, staticZones } from '../mail/spf/generated-zone.ts';

it.each([
  ['plain records', staticZones],
  ['records with macros and mistakes', anyZones],
  ['zones with failing names', failingZones],
])(
  'check_host agrees with another strict engine on 50,000 queries of %s',
  async (_, zones) => {
    expect(await findDisagreement(zones, 50_000)).toBeUndefined();
  },
  600_000,
);
