import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnsOutcomes, questionTypes, type DnsAnswer } from '../../src/model/index.ts';
import { readStoredAnswer, storedAnswer } from '../../src/schema/stored-answer.ts';

const base = { chain: [], name: 'contoso.com' } as const;

describe('a stored answer', () => {
  it.each<[string, DnsAnswer]>([
    ['addresses', { ...base, type: 'A', outcome: 'answer', records: ['192.0.2.1'], ttl: 300 }],
    ['hosts', { ...base, type: 'MX', outcome: 'answer', records: [{ preference: 10, exchange: 'mx.contoso.com' }] }],
    ['a null MX', { ...base, type: 'MX', outcome: 'answer', records: [{ preference: 0, exchange: '' }] }],
    [
      'strings and odd bytes',
      { ...base, type: 'TXT', outcome: 'answer', records: [['v=spf1 ', '\u00e2\u0080\u009c'], ['']] },
    ],
    [
      'a policy',
      {
        ...base,
        type: 'https',
        outcome: 'answer',
        records: [{ status: 404, contentType: '', body: 'no', cut: true }],
        transport: 'https',
      },
    ],
    [
      'a failure with what other servers said',
      {
        ...base,
        type: 'TXT',
        outcome: 'timeout',
        records: [],
        detail: 'no reply in 10 s',
        server: '192.0.2.53:53',
        others: [{ server: '[2001:db8::53]:53', outcome: 'servfail', records: [] }],
      },
    ],
    [
      'an alias to nothing',
      {
        ...base,
        type: 'CNAME',
        outcome: 'nxdomain',
        records: [],
        chain: ['gone.example.com'],
        flags: { ad: true, aa: false, tc: true },
        at: Date.parse('2026-11-15T08:30:00Z'),
      },
    ],
  ])('is read as it was written: %s', (_, answer) => {
    expect(readStoredAnswer(JSON.parse(JSON.stringify(storedAnswer(answer))))).toEqual(answer);
  });

  it('uses the words of the stored format', () => {
    const answer: DnsAnswer = { ...base, type: 'MX', outcome: 'answer', records: [{ preference: 5, exchange: 'a.b' }] };
    expect(storedAnswer({ ...answer, flags: { ad: true, aa: true, tc: false } })).toEqual({
      Name: 'contoso.com',
      Type: 'MX',
      Outcome: 'answer',
      Records: [{ Preference: 5, Exchange: 'a.b' }],
      Flags: ['ad', 'aa'],
    });
  });

  it('compares names without case and final dot', () => {
    const read = readStoredAnswer({
      Name: 'Contoso.COM.',
      Type: 'cname',
      Outcome: 'answer',
      Records: ['X.Example.com.'],
    });
    expect(read).toMatchObject({ name: 'contoso.com', type: 'CNAME', records: ['x.example.com'] });
  });

  it.each<[string, unknown, string]>([
    ['no object', 'contoso.com', 'it is no object'],
    ['no name', { Type: 'A', Outcome: 'nodata' }, 'it has no `Name`'],
    ['another type', { Name: 'a.b', Type: 'HINFO', Outcome: 'nodata' }, 'its `Type` is none of A, '],
    ['another outcome', { Name: 'a.b', Type: 'A', Outcome: 'ok' }, 'its `Outcome` is none of answer, '],
    ['records of another type', { Name: 'a.b', Type: 'MX', Outcome: 'answer', Records: ['a'] }, 'those of type MX'],
    ['an answer without records', { Name: 'a.b', Type: 'A', Outcome: 'answer' }, 'its `Records` say otherwise'],
    ['records without an answer', { Name: 'a.b', Type: 'A', Outcome: 'timeout', Records: ['192.0.2.1'] }, 'timeout'],
    ['strings that are none', { Name: 'a.b', Type: 'TXT', Outcome: 'answer', Records: [[1]] }, 'those of type TXT'],
  ])('is refused with the reason: %s', (_, value, reason) => {
    expect(readStoredAnswer(value)).toContain(reason);
  });

  it('never throws, whatever a file holds', () => {
    const field = fc.oneof(fc.jsonValue(), fc.constantFrom(...questionTypes, ...dnsOutcomes));
    const entry = fc.record({ Name: field, Type: field, Outcome: field, Records: field, Flags: field, Others: field });
    fc.assert(
      fc.property(entry, (value) => {
        const read = readStoredAnswer(value);
        expect(typeof read === 'string' ? read : read.name).toBeTypeOf('string');
      }),
    );
  });
});
