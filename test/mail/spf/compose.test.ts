import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeSpf, type SpfComposed, type SpfDraft } from '../../../src/mail/spf/compose.ts';
import { parseSpf } from '../../../src/mail/spf/parse.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const MICROSOFT = 'spf.protection.outlook.com';
const VENDOR = '_spf.mxhero.com';
const GUIDE = `v=spf1 include:${MICROSOFT} include:${VENDOR} ~all`;
const OTHERS: Zone = {
  [MICROSOFT]: { TXT: ['v=spf1 ip4:203.0.113.0/24 -all'] },
  [VENDOR]: { TXT: ['v=spf1 ip4:198.51.100.0/24 -all'] },
  'in.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
};

function compose(records: readonly string[], changes: Partial<SpfDraft> = {}, others: Zone = {}): SpfComposed {
  const draft = {
    domain: 'example.com',
    records,
    required: [MICROSOFT, VENDOR],
    replace: new Map([['mxhero.com', VENDOR]]),
    ...changes,
  };
  return composeSpf(draft, zoneAnswers({ ...OTHERS, ...others }));
}

describe('composeSpf', () => {
  it('writes the guide its record where there is none', () => {
    expect(compose([])).toMatchObject({ text: GUIDE, lookups: 2, fits: true });
  });

  it('leaves a good record as it is', () => {
    const text = `v=spf1 ip4:192.0.2.1 include:${VENDOR} include:${MICROSOFT} -all exp=e.example.net`;
    expect(compose([text])).toMatchObject({ text, notes: [] });
  });

  it.each([
    ['include=_spf.mxhero.com', 'look-alike'],
    ['include:mxhero.com', 'name without _spf'],
    ['a:_spf.mxhero.com', 'other mechanism'],
    ['?include:_spf.mxhero.com', 'other qualifier'],
    ['include: _spf.mxhero.com', 'blank after the colon'],
    ['+ include:_spf.mxhero.com', 'blank after the qualifier'],
    ['INCLUDE:_SPF.mxhero.com.', 'final dot'],
    ['inlcude:_spf.mxhero.com', 'misspelt name'],
    ['\u00e2\u0080\u009cinclude:_spf.mxhero.com\u00e2\u0080\u009d', 'smart quotes'],
    ['include:_spf.mxhero.com include:mxhero.com', 'both'],
  ])('mends %s (%s)', (term) => {
    expect(compose([`v=spf1 include:${MICROSOFT} ${term} ~all`]).text.toLowerCase()).toBe(GUIDE);
  });

  it.each([
    [`v=spf1 include:${MICROSOFT} ~all include:${VENDOR}`, 'after all'],
    [`v=spf1 include:${MICROSOFT} include:${VENDOR}~all`, 'a blank is missing'],
    [`"v=spf1 include:${MICROSOFT} include:${VENDOR} ~all"`, 'quotes'],
    [`v=spf1; include:${MICROSOFT}; include:${VENDOR}; ~all`, 'semicolons'],
    [` v=spf1 include:${MICROSOFT} include:${VENDOR} ~all`, 'leading blank'],
    [`v=spf1 include:${MICROSOFT}\u00c2\u00a0include:${VENDOR}\t~all`, 'other blanks'],
    [`v=spf1 include:${MICROSOFT} redirect=${VENDOR} ~all`, 'redirect beside all'],
    [`v=spf1 include:${MICROSOFT} include:${MICROSOFT} include:${VENDOR} ?all ~all`, 'twice'],
    [`v=spf1 include:${MICROSOFT} include:${VENDOR} +all`, 'everybody'],
    [
      `v=spf1 include:${MICROSOFT} include:${VENDOR} \u00e2\u0080\u0093all`.replace('\u00e2\u0080\u0093all', '~all'),
      'nothing',
    ],
  ])('makes of %s (%s) what the guide has', (record) => {
    expect(compose([record]).text).toBe(GUIDE);
  });

  it('leaves out a Sender ID record, and words that mean nothing', () => {
    const { text, notes } = compose(['spf2.0/pra -all', `v=spf1 nonsense include:${MICROSOFT} include:${VENDOR} ~all`]);
    expect(text).toBe(GUIDE);
    expect(notes).toContain('`nonsense` was left out: it is no valid term.');
    expect(notes).toContain('A Sender ID record (`spf2.0`) was left out: receivers ignore it.');
  });

  it('merges records: every mechanism once, the strictest all', () => {
    const records = [
      `v=spf1 ip4:192.0.2.1 include:${MICROSOFT} ~all`,
      'v=spf1 include:in.example.net ip4:192.0.2.1 -all',
    ];
    const { text, notes } = compose(records);
    expect(text).toBe(`v=spf1 ip4:192.0.2.1 include:${MICROSOFT} include:${VENDOR} include:in.example.net -all`);
    expect(notes).toContain('2 records were merged: a domain may have only one.');
    expect(notes).toContain(`\`include:${VENDOR}\` was added.`);
  });

  it('keeps the strictest ending, whichever comes first, and terms that forbid', () => {
    const records = [`v=spf1 -a include:${MICROSOFT} include:${VENDOR} -all`, 'v=spf1 ~all'];
    expect(compose(records).text).toBe(`v=spf1 -a include:${MICROSOFT} include:${VENDOR} -all`);
  });

  it('replaces a wrong name also where it has a record', () => {
    const others: Zone = { 'mxhero.com': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] } };
    expect(compose([`v=spf1 include:${MICROSOFT} include:mxhero.com ~all`], {}, others).text).toBe(GUIDE);
  });

  it('turns a lone redirect into an include and keeps the ending of its record', () => {
    expect(compose(['v=spf1 redirect=in.example.net']).text).toBe(
      `v=spf1 include:${MICROSOFT} include:${VENDOR} include:in.example.net -all`,
    );
  });

  it('drops `a` and `mx` that add nothing, and keeps those that do', () => {
    const of = (zone: Zone): string =>
      compose([`v=spf1 a mx include:${MICROSOFT} include:${VENDOR} -all`], {}, zone).text;
    const hosted: Zone = {
      'example.com': { A: ['203.0.113.1'], MX: [[0, 'example-com.mail.protection.outlook.com']] },
      'example-com.mail.protection.outlook.com': { A: ['192.0.2.99'] },
    };
    expect(of(hosted)).toBe(`v=spf1 include:${MICROSOFT} include:${VENDOR} -all`);
    expect(
      of({ 'example.com': { A: ['192.0.2.8'], MX: [[0, 'm.example.net']] }, 'm.example.net': { A: ['192.0.2.9'] } }),
    ).toContain('v=spf1 a mx ');
    expect(of({ 'example.com': { fails: 'timeout' } })).toContain('v=spf1 a mx ');
  });

  it('drops an include without record, but not one whose record is unknown', () => {
    expect(compose([`v=spf1 include:gone.example.net include:${MICROSOFT} include:${VENDOR} -all`]).text).not.toContain(
      'gone',
    );
    const kept = compose(['v=spf1 include:slow.example.net -all'], {}, { 'slow.example.net': { fails: 'timeout' } });
    expect(kept.text).toContain('include:slow.example.net');
    expect(kept).toMatchObject({ lookups: 'unknown', fits: false });
  });

  it('removes names on request', () => {
    expect(compose(['v=spf1 include:in.example.net mx:in.example.net -all'], { remove: ['in.example.net'] }).text).toBe(
      `v=spf1 include:${MICROSOFT} include:${VENDOR} -all`,
    );
  });

  it('says what costs what when it does not fit', () => {
    const hosts = Array.from({ length: 9 }, (_, index) => `a:h${index}.example.net`);
    const zone: Zone = Object.fromEntries(
      hosts.map((_, index) => [`h${index}.example.net`, { A: [`192.0.2.${index}`] }]),
    );
    const composed = compose([`v=spf1 ${hosts.join(' ')} ptr ~all`], {}, zone);
    expect(composed).toMatchObject({ lookups: 11, fits: false });
    expect(composed.text).not.toContain('ptr');
    expect(composed.notes.at(-1)).toMatch(
      /^The record needs 11 lookups, and 10 are allowed: (`[a-z0-9:_.]+` 1(, |\. )){11}Remove what no longer sends mail\.$/,
    );
  });

  it('composes its own result to the same, without a mistake, of any text', () => {
    const words = fc.constantFrom(
      'v=spf1',
      'mx',
      'a',
      '-all',
      '+all',
      'include:in.example.net',
      'redirect=in.example.net',
      'ipv4:192.0.2.1',
      'x=y',
      'include=',
      '"',
      '~',
      'exp=e.example.net',
      'ip4:192.0.2.0/24-all',
      '%',
      '\u00e2\u0080\u009c',
    );
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.array(words, { maxLength: 8 }).map((some) => some.join(' ')),
            fc.string(),
          ),
          { maxLength: 3 },
        ),
        (records) => {
          const { text } = compose(records);
          expect(parseSpf(text).errors).toEqual([]);
          expect(compose([text]).text).toBe(text);
          expect(text).toContain(`include:${VENDOR}`);
        },
      ),
    );
  });
});
