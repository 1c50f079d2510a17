import { expect, it } from 'vitest';
import { firstThrow } from '../helpers/mutation-property.ts';

it('survives mutations of a valid export', async () => {
  expect(await firstThrow(150, 20_261_120)).toBeUndefined();
}, 60_000);
