import type { Question } from '../src/model/index.ts';
import type { Zone, ZoneName } from '../test/helpers/dns/zone.ts';

/** Domain under which the evidence lies. */
export const apex = 'example.com';
const domains = 1000;
const microsoft = 'spf.protection.outlook.com';

function domain(index: number): string {
  return `d${index}.${apex}`;
}

function entriesOf(name: string): readonly (readonly [string, ZoneName])[] {
  const key = `v=DKIM1; k=rsa; p=${'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC'.repeat(9)}`;
  const own = ['MS=ms12345678', `v=spf1 include:${microsoft} include:_spf.${apex} ip4:192.0.2.0/24 -all`];
  return [
    [name, { TXT: own, MX: [[0, `${name.replaceAll('.', '-')}.mail.protection.outlook.com`]], A: ['192.0.2.1'] }],
    [`_dmarc.${name}`, { TXT: [`v=DMARC1; p=reject; rua=mailto:dmarc@${name}`] }],
    [`_mta-sts.${name}`, { TXT: ['v=STSv1; id=20260101T000000'] }],
    [`mta-sts.${name}`, { A: ['192.0.2.2'] }],
    [`_smtp._tls.${name}`, { TXT: [`v=TLSRPTv1; rua=mailto:tls@${name}`] }],
    [`selector1._domainkey.${name}`, { CNAME: `key1.${name}` }],
    [`key1.${name}`, { TXT: [key] }],
  ];
}

/** What 1,000 domains with mail publish. */
export function evidenceZone(): Zone {
  const found = Array.from({ length: domains }, (_, index) => entriesOf(domain(index))).flat();
  return Object.fromEntries([[apex, { A: ['192.0.2.1'] }], ...found]);
}

/** Twelve questions about each of the domains, of which some have no answer. */
export function evidenceQuestions(): readonly Question[] {
  return Array.from({ length: domains }, (_, index): readonly Question[] => {
    const name = domain(index);
    return [
      { name, type: 'TXT' },
      { name, type: 'MX' },
      { name, type: 'A' },
      { name, type: 'AAAA' },
      { name: `_dmarc.${name}`, type: 'TXT' },
      { name: `_mta-sts.${name}`, type: 'TXT' },
      { name: `mta-sts.${name}`, type: 'A' },
      { name: `mta-sts.${name}`, type: 'AAAA' },
      { name: `_smtp._tls.${name}`, type: 'TXT' },
      { name: `selector1._domainkey.${name}`, type: 'CNAME' },
      { name: `selector1._domainkey.${name}`, type: 'TXT' },
      { name: `selector2._domainkey.${name}`, type: 'CNAME' },
    ];
  }).flat();
}
