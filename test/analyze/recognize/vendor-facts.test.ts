import { describe, expect, it } from 'vitest';
import { vendorFacts } from '../../../src/analyze/recognize/vendor-facts.ts';
import { defaultVendor } from '../../../src/vendor/load-profile.ts';

/** The service sends from 54.208.111.28, among others. */
const { address } = vendorFacts(defaultVendor, []);

describe('addresses that are a mark of a service', () => {
  it.each(['54.208.111.28', '54.208.111.28/32', '54.208.0.0/16'])('are in %s', (entry) => {
    expect(address?.(entry)).toBe(true);
  });

  it.each([
    ['a wide block, which holds many others', '54.208.0.0/15'],
    ['everything', '0.0.0.0/0'],
    ['a neighbor', '54.208.111.29'],
    ['no address', 'smtp.mxhero.com'],
  ])('are not in %s: %s', (_, entry) => {
    expect(address?.(entry)).toBe(false);
  });

  it('are in a wide block that is all of the service', () => {
    const egress = { ...defaultVendor.egress, published: ['94.100.0.0/15'] };
    expect(vendorFacts({ ...defaultVendor, egress }, []).address?.('94.100.0.0/15')).toBe(true);
  });
});
