import { describe, expect, it } from 'vitest';
import { exceptsStamp } from '../../../src/analyze/recognize/excepts-stamp.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const stamp = { SetHeaderName: 'X-Seen', SetHeaderValue: 'By Rule-1' };

function byPattern(pattern: string, header = 'X-Seen'): Over {
  return { ExceptIfHeaderMatchesMessageHeader: header, ExceptIfHeaderMatchesPatterns: [pattern] };
}

function byWord(word: string, header = 'X-Seen'): Over {
  return { ExceptIfHeaderContainsMessageHeader: header, ExceptIfHeaderContainsWords: [word] };
}

describe('a later rule excepts what an earlier one has stamped (A-HDR-SEQ)', () => {
  it.each<[string, Over, Over]>([
    ['a word of it', stamp, byWord('rule')],
    ['a text of it, in another case', stamp, byPattern('BY rule')],
    ['any text', stamp, byPattern('.')],
    ['names between blanks', { ...stamp, SetHeaderName: ' x-seen ' }, byPattern('.', ' X-SEEN ')],
  ])('%s', (_, earlier, later) => {
    expect(exceptsStamp(ruleOf({ PrependSubject: 'x', ...later }), ruleOf(earlier))).toBe(true);
  });

  it.each<[string, Over, Over]>([
    ['a part of a word', stamp, byWord('rul')],
    ['another text', stamp, byPattern('rule-2')],
    ['a pattern of which that is not known', stamp, byPattern('^[a-z]+$')],
    ['another header', stamp, byPattern('.', 'X-Other')],
    ['no stamp', { PrependSubject: 'x' }, byPattern('.')],
    ['a name that is lost', { ...stamp, SetHeaderName: { deep: 1 } }, byPattern('.')],
    ['a value that is lost', { ...stamp, SetHeaderValue: { deep: 1 } }, byPattern('.')],
    ['no value', { ...stamp, SetHeaderValue: null }, byPattern('.')],
  ])('not with %s', (_, earlier, later) => {
    expect(exceptsStamp(ruleOf({ PrependSubject: 'x', ...later }), ruleOf(earlier))).toBe(false);
  });
});
