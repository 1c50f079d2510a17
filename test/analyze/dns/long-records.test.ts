import { describe, expect, it } from 'vitest';
import { rules } from '../../../rules/index.ts';
import redundant from '../../../rules/spf/term-redundant/rule.ts';
import { runScene } from '../../helpers/run-rule.ts';
import { microsoft, published, vendor } from '../../helpers/spf-scene.ts';

const address = (index: number): string => `203.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

function listing(count: number, term: (index: number) => string) {
  const terms = Array.from({ length: count }, (_, index) => term(index));
  return published(['v=spf1', ...terms, microsoft, vendor, '~all'].join(' '));
}

/** Far above what it takes, and far below what work takes that grows with the square of the terms. */
const LIMIT = 25_000;

describe('records of thousands of terms, which RFC 7208 does not forbid', () => {
  it.each<readonly [string, (index: number) => string]>([
    ['addresses', (index) => `ip4:${address(index * 2)}`],
    ['the same address', () => 'ip4:203.0.113.1'],
    ['addresses that refuse and let pass in turn', (index) => `${index % 2 === 0 ? '-' : ''}ip4:${address(index * 2)}`],
    ['blocks within blocks', (index) => `ip4:${address(index)}/${32 - (index % 16)}`],
    ['modifiers that nobody knows', (index) => `x${index}=y`],
    ['includes', (index) => `include:n${index}.example.com`],
    ['mistakes', (index) => `ipv4:${address(index)}`],
  ])(
    '%s do not hold up the audit',
    (_, term) => {
      const { outcomes } = runScene(rules, { dns: listing(3000, term) });
      expect(outcomes.filter(({ outcome }) => outcome.state === 'crashed')).toEqual([]);
    },
    LIMIT,
  );

  it('of hundreds of terms, one that another contains is still found', () => {
    const dns = listing(400, (index) =>
      index === 200 ? 'ip4:198.51.100.0/24 ip4:198.51.100.9' : `ip4:${address(index * 2)}`,
    );
    const [finding, ...others] = runScene([redundant], { dns }).findings;
    expect(others).toEqual([]);
    expect(finding?.message).toMatchObject({ id: 'covered', data: { terms: ['ip4:198.51.100.9'] } });
  });
});
