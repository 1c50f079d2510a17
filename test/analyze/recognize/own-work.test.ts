import { describe, expect, it } from 'vitest';
import { exceptsOwnWork } from '../../../src/analyze/recognize/own-work.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const tag = { PrependSubject: '[External] ' };
const banner = { ApplyHtmlDisclaimerText: '<p>Mail from\n<b>outside</b> of Contoso</p>' };
const stamp = { SetHeaderName: 'X-Banner', SetHeaderValue: 'done' };

describe('a rule that leaves alone what it has acted on before', () => {
  it.each<[string, Over]>([
    ['by the tag in the subject', { ...tag, ExceptIfSubjectContainsWords: ['urgent', '[external]'] }],
    ['by a pattern of the tag', { ...tag, ExceptIfSubjectMatchesPatterns: ['\\[EXTERNAL\\]'] }],
    ['by the tag, wherever it stands', { ...tag, ExceptIfSubjectOrBodyContainsWords: ['External'] }],
    [
      'by words of the banner, without its markup',
      { ...banner, ExceptIfSubjectOrBodyContainsWords: ['from outside of'] },
    ],
    ['by a pattern of the banner', { ...banner, ExceptIfSubjectOrBodyMatchesPatterns: ['outside of contoso'] }],
    [
      'by one of several exceptions',
      { ...tag, ExceptIfFrom: ['ann@contoso.com'], ExceptIfSubjectContainsWords: ['[External]'] },
    ],
    [
      'by the header that it sets',
      { ...banner, ...stamp, ExceptIfHeaderContainsMessageHeader: 'x-banner', ExceptIfHeaderContainsWords: ['done'] },
    ],
  ])('%s', (_, over) => {
    expect(exceptsOwnWork(ruleOf(over))).toBe(true);
  });

  it.each<[string, Over]>([
    ['no exception', tag],
    ['another tag', { ...tag, ExceptIfSubjectContainsWords: ['[Internal]'] }],
    ['a part of a word of the tag', { ...tag, ExceptIfSubjectContainsWords: ['Extern'] }],
    ['another pattern', { ...tag, ExceptIfSubjectMatchesPatterns: ['\\[INTERNAL\\]'] }],
    ['a pattern that stands for no text', { ...tag, ExceptIfSubjectMatchesPatterns: ['[A-Z]+', ''] }],
    ['the banner is not in the subject', { ...banner, ExceptIfSubjectContainsWords: ['outside'] }],
    ['markup of the banner', { ...banner, ExceptIfSubjectOrBodyMatchesPatterns: ['<p>'] }],
    ['a sender of that name', { ...tag, ExceptIfFrom: ['[External]'] }],
    ['nothing is added', { StopRuleProcessing: true, ExceptIfSubjectContainsWords: ['[External]'] }],
    ['the tag was lost', { PrependSubject: { deep: 1 }, ExceptIfSubjectContainsWords: ['[External]'] }],
    ['the banner was lost', { ApplyHtmlDisclaimerText: { deep: 1 }, ExceptIfSubjectOrBodyContainsWords: ['outside'] }],
    [
      'a header that it does not set',
      { ...banner, ...stamp, ExceptIfHeaderContainsMessageHeader: 'X-Other', ExceptIfHeaderContainsWords: ['done'] },
    ],
  ])('not: %s', (_, over) => {
    expect(exceptsOwnWork(ruleOf(over))).toBe(false);
  });
});
