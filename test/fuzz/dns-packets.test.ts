import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { compareReadings } from '../helpers/dns/codec-oracle.ts';
import { askMutated } from '../helpers/dns/packet-property.ts';

const MEBIBYTE = 1024 * 1024;

it.each([
  ['udp', 18_000],
  ['tcp', 2000],
] as const)(
  'survives mutated replies over %s',
  async (transport, count) => {
    const seed = randomInt(2 ** 31);
    const { flaw, control, outcomes } = await askMutated(count, seed, transport);
    expect(flaw, `seed ${seed}`).toBeUndefined();
    expect(outcomes.get('malformed')).toBeGreaterThan(count / 10);
    expect(outcomes.get('answer')).toBeGreaterThan(0);
    expect(control).toMatchObject({ outcome: 'answer', records: [['control']] });
    expect(process.memoryUsage().rss).toBeLessThan(1500 * MEBIBYTE);
  },
  600_000,
);

it('reads mutated replies as another codec does', () => {
  const seed = randomInt(2 ** 31);
  const { differences, compared } = compareReadings(100_000, seed);
  expect(differences.slice(0, 3), `seed ${seed}`).toEqual([]);
  expect(compared).toBeGreaterThan(5000);
}, 600_000);
