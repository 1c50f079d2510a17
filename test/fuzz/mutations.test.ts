import { expect, it } from 'vitest';
import { firstThrow } from '../helpers/mutation-property.ts';

it('survives 20,000 mutations of a valid export', async () => {
  expect(await firstThrow(20_000, 1)).toBeUndefined();
}, 3_600_000);
