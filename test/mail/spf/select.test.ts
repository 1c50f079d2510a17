import { describe, expect, it } from 'vitest';
import { selectSpf } from '../../../src/mail/spf/select.ts';
import type { DnsAnswer, DnsOutcome } from '../../../src/model/index.ts';

function answer(records: readonly (readonly string[])[], outcome: DnsOutcome = 'answer'): DnsAnswer<'TXT'> {
  return { name: 'example.com', type: 'TXT', outcome, records, chain: [] };
}

describe('selectSpf', () => {
  it('joins strings without a blank (RFC 7208, section 3.3)', () => {
    const selection = selectSpf(answer([['v=spf1 include:a.example', 'include:b.example -all']]));
    expect(selection).toMatchObject({
      state: 'record',
      record: { text: 'v=spf1 include:a.exampleinclude:b.example -all' },
    });
  });

  it.each(['v=spf1', 'v=spf1 -all', 'V=SPF1 -all', 'v=spf1 '])('takes %j (RFC 7208, section 4.5)', (text) => {
    expect(selectSpf(answer([['other'], [text]])).state).toBe('record');
  });

  it.each([
    ['v=spf10 -all', 'other-version'],
    [' v=spf1 -all', 'leading-blank'],
    ['"v=spf1 -all"', 'leading-quote'],
    ['v=spf1;-all', 'punctuation'],
    ['v=spf1\t-all', 'tab'],
    ['\u00e2\u0080\u009cv=spf1 -all\u00e2\u0080\u009d', 'smart-quote'],
    ['\u00ef\u00bb\u00bfv=spf1 -all', 'non-ascii'],
    ['v=spf1\u00c2\u00a0-all', 'non-ascii'],
    ['spf2.0/pra -all', 'sender-id'],
    ['v=spf2 -all', 'other-version'],
    ['v = spf1 -all', 'misspelt-version'],
    ['include:a.example -all', 'no-version'],
  ])('does not take %j: %s (RFC 7208, section 4.5)', (text, reason) => {
    expect(selectSpf(answer([[text]]))).toMatchObject({ state: 'none', lookalikes: [{ text, reason }] });
  });

  it.each(['google-site-verification=1', 'MS=ms1', 'v=DMARC1; p=none', '', 'all', 'mail -all of it'])(
    'sees nothing like SPF in %j',
    (text) => {
      expect(selectSpf(answer([[text]]))).toEqual({ state: 'none', lookalikes: [] });
    },
  );

  it('keeps several records apart (RFC 7208, section 4.5)', () => {
    const selection = selectSpf(answer([['v=spf1 -all'], ['v=spf1', ' mx']]));
    expect(selection).toMatchObject({
      state: 'several',
      records: [{ strings: ['v=spf1 -all'] }, { strings: ['v=spf1', ' mx'] }],
    });
  });

  it.each(['nodata', 'nxdomain'] as const)('finds none where the answer is %s (RFC 7208, section 4.3)', (outcome) => {
    expect(selectSpf(answer([], outcome))).toEqual({ state: 'none', lookalikes: [] });
  });

  it.each([
    'servfail',
    'timeout',
    'refused',
    'unreachable',
    'malformed',
    'notimp/formerr',
    'invalid-name',
    'not-asked',
  ] as const)('says nothing where the answer is %s', (outcome) => {
    expect(selectSpf(answer([], outcome)).state).toBe('unknown');
  });
});
