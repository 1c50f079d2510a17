import { expect, it } from 'vitest';
import { compareReadings } from '../../helpers/dns/codec-oracle.ts';

it('mutated replies are read as another codec reads them, where both can', () => {
  const { differences, compared } = compareReadings(4000, 1035);
  expect(differences.slice(0, 3)).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});
