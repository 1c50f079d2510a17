import { describe, expect, it } from 'vitest';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const config = { inbound: 'border' };

describe('enhanced-filtering/missing, fix', () => {
  const returns = { ...config, outbound: 'loopback' };
  it.each<[string, Scene, string, RegExp]>([
    ['known addresses', { config }, 'safe', /^List the addresses that enhanced filtering has to skip\.$/],
    [
      'an address that the service no longer publishes',
      { config, dns: { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:3.211.77.148 -all'] } } },
      'review',
      /^First confirm with the vendor that mxHERO still sends from/,
    ],
    ['outbound mail comes back here', { config: returns }, 'review', /^Give mail that returns from the service/],
  ])('%s', (_, scene, safety, title) => {
    const [finding] = runScene([rule], scene).findings;
    expect(finding?.fix).toMatchObject({ safety, title: expect.stringMatching(title) });
  });
});
