import { describe, expect, it } from 'vitest';
import { lookAtDomain } from '../../../src/cli/dns-look.ts';
import { domainText } from '../../../src/report/dns-text/domain-text.ts';
import { styleOf } from '../../../src/report/table/style.ts';
import { defaultVendor } from '../../../src/vendor/load-profile.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { providerZone } from '../../helpers/guide-zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const domain = 'contoso.com';
const spf = { TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com -all'] };

/** What is printed of the domain, white space as single blanks. */
function textOf(zone: Zone): string {
  const answers = zoneAnswers({ ...providerZone, [domain]: spf, ...zone });
  const one = lookAtDomain({ domain, unicode: undefined }, defaultVendor, answers);
  const summary = { from: 'live', resolvers: [], questions: 0, unanswered: 0 } as const;
  return domainText([one], { summary, missing: undefined }, { width: 80, style: styleOf(false) }).replace(/\s+/g, ' ');
}

const policy = (...lines: readonly string[]): Zone => ({
  [`_mta-sts.${domain}`]: { TXT: ['v=STSv1; id=1'] },
  [`mta-sts.${domain}`]: { A: ['192.0.2.80'], https: { body: ['version: STSv1', ...lines, ''].join('\r\n') } },
});

describe('MX', () => {
  it.each<[Zone, string]>([
    [
      { 'mx.example.com': { A: ['192.0.2.1'] }, [domain]: { ...spf, MX: [[10, 'mx.example.com']] } },
      'MX 10 mx.example.com SPF',
    ],
    [{ [domain]: { ...spf, MX: [[10, 'gone.example.com']] } }, 'MX 10 gone.example.com; it has no address'],
    [{ [domain]: { ...spf, MX: [[10, '192.0.2.1']] } }, 'MX 10 192.0.2.1; an address in place of a name'],
    [
      {
        'a.example.com': { CNAME: 'b.example.com' },
        'b.example.com': { A: ['192.0.2.1'] },
        [domain]: { ...spf, MX: [[10, 'a.example.com']] },
      },
      'MX 10 a.example.com; an alias of b.example.com, which MX must not name',
    ],
    [{ [domain]: { ...spf, A: ['192.0.2.1'] } }, 'MX none; senders try its own address'],
    [{}, 'MX none; no mail can be sent to it'],
    [{ [domain]: { ...spf, fails: { MX: 'timeout' } } }, 'MX unknown: timeout'],
  ])('of %j', (zone, text) => expect(textOf(zone)).toContain(text));
});

describe('DKIM', () => {
  const name = `selector1._domainkey.${domain}`;
  it.each<[Zone, string]>([
    [{ [name]: { TXT: ['v=DKIM1; p='] } }, 'selector1: rsa key, withdrawn'],
    [{ [name]: { TXT: ['v=DKIM1; k=ed25519; t=y; p=AAAA'] } }, 'selector1: ed25519 key, for tests only'],
    [{ [name]: { TXT: ['v=DKIM1; p=AAAA', 'v=DKIM1; p=BBBB'] } }, 'selector1: several keys, so none counts'],
    [{ [name]: { CNAME: 'nowhere.example.com' } }, 'selector1: CNAME nowhere.example.com, no key there'],
    [{ [name]: { TXT: ['something else'] } }, 'selector1: TXT without a key'],
    [{ [name]: { fails: 'refused' } }, 'selector1: unknown: refused'],
    [{}, 'selector1: not published'],
  ])('of %j', (zone, text) => expect(textOf(zone)).toContain(text));
});

describe('DMARC', () => {
  const name = `_dmarc.${domain}`;
  it.each<[Zone, string]>([
    [
      { [name]: { TXT: ['v=DMARC1; p=reject; t=y'] } },
      'DMARC policy quarantine (t=y weakens reject), by p of _dmarc.contoso.com',
    ],
    [{ [name]: { TXT: ['v=DMARC1; p=none; pct=50; rf=afrf'] } }, 'pct, rf do nothing any more (RFC 9989)'],
    [{ [name]: { TXT: ['v=DMARC1; p=no'] } }, 'DMARC a record without valid policy, so nothing applies'],
    [
      { [name]: { TXT: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] } },
      'DMARC several records at _dmarc.contoso.com, so none counts',
    ],
    [{ [domain]: { TXT: ['v=DMARC1; p=none'] } }, 'A DMARC record stands at the domain itself'],
    [{ [name]: { fails: 'timeout' } }, 'DMARC unknown: timeout'],
    [{}, 'DMARC no record MTA-STS'],
  ])('of %j', (zone, text) => expect(textOf(zone)).toContain(text));
});

describe('MTA-STS and TLS-RPT', () => {
  it.each<[Zone, string]>([
    [
      policy('mode: enforce', 'mx: mx.example.com', 'max_age: 86400'),
      'MTA-STS enforce, max_age 86400, mx mx.example.com TLS-RPT',
    ],
    [
      {
        ...policy('mode: enforce', 'mx: *.mx.microsoft', 'max_age: 86400'),
        [domain]: { ...spf, MX: [[0, 'contoso-com.o-v1.mx.microsoft']] },
      },
      'no pattern of it admits contoso-com.o-v1.mx.microsoft',
    ],
    [policy('mode: enforce'), 'MTA-STS enforce, max_age missing, mx missing; invalid: '],
    [{ [`_mta-sts.${domain}`]: { TXT: ['v=STSv1; id=1'] } }, 'MTA-STS no policy: its host has no address'],
    [{ [`_mta-sts.${domain}`]: { TXT: ['v=STSv1;'] } }, 'MTA-STS the record is invalid: id-missing'],
    [{ [`_mta-sts.${domain}`]: { TXT: ['v=STSv1; id=1', 'v=STSv1; id=2'] } }, 'MTA-STS 2 records, so none counts'],
    [
      { [`_smtp._tls.${domain}`]: { TXT: ['v=TLSRPTv1; rua=ftp://x'] } },
      'TLS-RPT invalid (rua-invalid): v=TLSRPTv1; rua=ftp://x',
    ],
    [{ [`_smtp._tls.${domain}`]: { fails: 'servfail' } }, 'TLS-RPT unknown: servfail'],
  ])('of %j', (zone, text) => expect(textOf(zone)).toContain(text));
});
