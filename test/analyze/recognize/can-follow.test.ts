import { describe, expect, it } from 'vitest';
import { canFollow } from '../../../src/analyze/recognize/rule-relations.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { rulesOf } from '../../helpers/tenant-of.ts';

const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const outward = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' };
const header = (name: string, ...words: string[]) => ({
  HeaderContainsMessageHeader: name,
  HeaderContainsWords: words,
});

describe('canFollow', () => {
  const exceptHeader = (name: string, ...words: string[]) => ({
    ExceptIfHeaderContainsMessageHeader: name,
    ExceptIfHeaderContainsWords: words,
  });
  const follows = (earlier: Over, later: Over) => {
    const [first, second] = rulesOf({ PrependSubject: 'x', ...earlier }, { PrependSubject: 'x', ...later });
    if (first === undefined || second === undefined) throw new Error('two rules expected');
    return canFollow(first, second);
  };

  it('is no where the earlier rule excepts what the later one asks for, and the other way round', () => {
    expect(follows({ ...outward, ...exceptHeader('X-Done', 'v1') }, header('x-done', 'v1'))).toBe(false);
    expect(follows(header('X-Done', 'v1'), exceptHeader('X-Done', 'v1'))).toBe(false);
    expect(follows(outward, inward)).toBe(false);
  });

  it('takes no account of a header that the earlier rule sets or removes', () => {
    const stamp = { SetHeaderName: ' X-Done', SetHeaderValue: 'v1' };
    expect(follows({ ...stamp, ...exceptHeader('X-Done', 'v1') }, header('X-DONE', 'v1'))).toBe(true);
    expect(follows({ RemoveHeader: 'x-done', ...header('X-Done', 'v1') }, exceptHeader('X-Done', 'v1'))).toBe(true);
    expect(follows({ ...stamp, ...exceptHeader('X-Other', 'v1') }, header('X-Other', 'v1'))).toBe(false);
  });
});
