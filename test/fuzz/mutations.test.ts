import { it } from 'vitest';
import { nothingThrows } from '../helpers/mutation-property.ts';

it('survives 20,000 mutations of a valid export', async () => {
  await nothingThrows(20_000, 1);
}, 3_600_000);
