import { describe, expect, it } from 'vitest';
import { dnsView } from '../../../src/analyze/dns/dns-view.ts';
import { lookAtSpf } from '../../../src/cli/dns-look-spf.ts';
import { spfLines } from '../../../src/report/dns-text/spf-text.ts';
import { styleOf } from '../../../src/report/table/style.ts';
import { stringWidth } from '../../../src/text/width.ts';
import { defaultVendor } from '../../../src/vendor/load-profile.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { providerZone } from '../../helpers/guide-zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const domain = 'contoso.com';
const guide = 'include:spf.protection.outlook.com include:_spf.mxhero.com';

function textOf(record: string | readonly string[], zone: Zone = {}, width = 80): string {
  const answers = zoneAnswers({ ...providerZone, ...zone, [domain]: { TXT: [record] } });
  const spf = lookAtSpf(domain, defaultVendor, dnsView(answers));
  return spfLines(spf, { width, style: styleOf(false) }).join('\n');
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe('costs', () => {
  it('indents a record below the term that refers to it', () => {
    const text = textOf('v=spf1 include:a.example.com a ~all', {
      'a.example.com': { TXT: ['v=spf1 include:b.example.com ip4:192.0.2.1 ip6:2001:db8::1 ip6:2001:db8::2 ?all'] },
      'b.example.com': { TXT: ['v=spf1 mx -all'] },
    });
    const table = text.slice(text.indexOf('cost'), text.indexOf('publish'));
    expect(
      table
        .trimEnd()
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual([
      'cost  void   sum  term',
      '       3     1     3  include:a.example.com',
      '       2     1     3    include:b.example.com',
      '       1     1     3      mx (no record)',
      '                          -all',
      '                        1 ip4, 2 ip6, ?all',
      '       1     1     4  a (no record)',
    ]);
  });

  it('counts at least what is known where records are unknown', () => {
    const text = textOf(`v=spf1 include:slow.example.com ${guide} -all`, { 'slow.example.com': { fails: 'timeout' } });
    expect(text).toContain('at least 3 lookups (limit 10)');
    expect(text).toContain('include:slow.example.com (timeout)');
    expect(text).not.toContain('has no SPF record');
  });
});

describe('remarks', () => {
  it.each<[string, Zone, string]>([
    [`v=spf1 ${guide} redirect=example.com ~all`, {}, '`redirect=example.com`: Beside `all` it is never followed.'],
    [
      `v=spf1 include:x.example.com ${guide} ~all`,
      {
        'x.example.com': { TXT: ['v=spf1 include:y.example.com -all'] },
        'y.example.com': { TXT: ['v=spf1 ip4:300.0.0.1 -all'] },
      },
      '`include:x.example.com`: The record of y.example.com has a syntax error:',
    ],
    [
      `v=spf1 include:x.example.com ${guide} ~all`,
      { 'x.example.com': { TXT: ['v=spf1 -all', 'v=spf1 ~all'] } },
      '`include:x.example.com`: x.example.com has 2 SPF records.',
    ],
    [
      `v=spf1 ${guide} exists:a.example.com exists:b.example.com exists:c.example.com ~all`,
      {},
      '`exists:c.example.com`: More than 2 lookups up to here find no record, so receivers answer permerror to whoever matches nothing before.',
    ],
    // RFC 7208, section 4.6.4: the client's family decides what is void.
    [
      `v=spf1 ${guide} a:a.example.com a:b.example.com a:c.example.com ~all`,
      {
        'a.example.com': { A: ['192.0.2.1'] },
        'b.example.com': { A: ['192.0.2.1'] },
        'c.example.com': { A: ['192.0.2.1'] },
      },
      '`a:c.example.com`: More than 2 lookups up to here find no record, so receivers answer permerror to IPv6 clients that match nothing before.',
    ],
    [
      `v=spf1 ${guide} ${Array.from({ length: 9 }, (_, index) => `a:h${index}.example.com`).join(' ')} ~all`,
      Object.fromEntries(
        Array.from({ length: 9 }, (_, index) => [`h${index}.example.com`, { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] }]),
      ),
      '`a:h8.example.com`: This is the 11th lookup: the record takes 11, and receivers answer permerror',
    ],
  ])('of %s', (record, zone, remark) => {
    expect(flat(textOf(record, zone))).toContain(`- ${remark}`);
  });

  // RFC 7208, section 3.3: the strings of a record are joined without a blank.
  it('names strings that are glued, and none that are split well', () => {
    const glued = flat(textOf(['v=spf1 include:spf.protection.outlook.com', 'include:_spf.mxhero.com -all']));
    expect(glued).toContain('Two strings of the record meet here without a blank');
    expect(glued).toContain('Write `include:spf.protection.outlook.com include:_spf.mxhero.com`.');
    expect(textOf(['v=spf1 include:spf.protection.outl', 'ook.com include:_spf.mxhero.com ', '-all'])).not.toContain(
      'Two strings',
    );
  });

  it('explains the mistakes in each of several records', () => {
    const answers = zoneAnswers({
      ...providerZone,
      [domain]: { TXT: ['v=spf1 ipv4:192.0.2.1 -all', `v=spf1 ${guide} ip:192.0.2.9 -all`] },
    });
    const text = flat(
      spfLines(lookAtSpf(domain, defaultVendor, dnsView(answers)), { width: 80, style: styleOf(false) }).join(' '),
    );
    expect(text).toContain('- `ipv4:192.0.2.1`: There is no mechanism of this name. Write `ip4:192.0.2.1`.');
    expect(text).toContain('- `ip:192.0.2.9`: There is no mechanism of this name. Write `ip4:192.0.2.9`.');
  });

  it('has none for a good record, and nothing to publish', () => {
    const text = textOf(`v=spf1 ${guide} ~all`);
    expect(text).not.toMatch(/^ {4}- |\^|publish/m);
  });

  it('shows a few of very many mistakes', () => {
    const text = textOf(`v=spf1 ${'foo:bar '.repeat(30)}-all`);
    expect(text.match(/There is no mechanism of this name/g)).toHaveLength(8);
    expect(text).toContain('and 22 more mistakes');
  });
});

describe('what to publish', () => {
  it('says that a long record is several strings in a zone file', () => {
    const many = Array.from({ length: 20 }, (_, index) => `ip4:192.0.2.${index}`).join(' ');
    expect(flat(textOf(`v=spf1 ${many} -all`))).toContain(
      'longer than 255 characters, so a zone file holds it as several strings',
    );
  });

  it.each([40, 60, 100, 120])('fits %i columns with its reasons', (width) => {
    const text = textOf(`v=spf1 ${guide} ipv4:192.0.2.1 include=example.com ${'y'.repeat(200)} -all ~all`, {}, width);
    expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
  });
});
