import { it } from 'vitest';
import { nothingThrows } from '../helpers/mutation-property.ts';

it('survives mutations of a valid export', async () => {
  await nothingThrows(150, 20_261_120);
}, 60_000);
