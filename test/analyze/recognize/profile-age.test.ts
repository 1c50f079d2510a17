import { expect, it } from 'vitest';
import { profileAge } from '../../../src/analyze/recognize/profile-age.ts';
import { defaultVendor } from '../../../src/vendor/load-profile.ts';

it('is counted in whole days from the review, and open when that is no day', () => {
  const at = Date.UTC(2027, 0, 31, 23);
  expect(profileAge({ ...defaultVendor, reviewed: '2027-01-01' }, at)).toBe(30);
  expect(profileAge({ ...defaultVendor, reviewed: '2027-02-01' }, at)).toBe(-1);
  expect(profileAge({ ...defaultVendor, reviewed: 'last spring' }, at)).toBeUndefined();
});
