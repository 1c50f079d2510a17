import type { Zone } from './dns/zone.ts';
import { guideDomain, providerZone } from './guide-zone.ts';

/** Without the policy host, so that nothing but this machine is talked to. */
const {
  '_mta-sts.contoso.com': _record,
  'mta-sts.contoso.com': _host,
  ...guide
} = guideDomain('contoso.com', 'contoso.onmicrosoft.com');

const hostile = '\u001b[2J##vso[task]\u202e';
const names = (count: number): string =>
  Array.from({ length: count }, (_, index) => `a:x${index}.example.com`).join(' ');
const hosts = Object.fromEntries(
  Array.from({ length: 11 }, (_, index) => [
    `x${index}.example.com`,
    { A: [`192.0.2.${index + 1}`], AAAA: [`2001:db8::${index + 1}`] },
  ]),
);

/** Domains with one fault each, and `contoso.com`, which follows the guide. */
export const faultyZone: Zone = {
  ...providerZone,
  ...guide,
  ...hosts,
  'broken.example.com': {
    MX: [[0, 'contoso-com.mail.protection.outlook.com']],
    TXT: ['v=spf1 include:spf.protection.outlook.com ipv4:192.0.2.0/24 include=_spf.mxhero.com ~all'],
  },
  'several.example.com': {
    TXT: ['v=spf1 include:spf.protection.outlook.com -all', 'v=spf1 include:_spf.mxhero.com ~all'],
  },
  'quoted.example.com': { TXT: ['"v=spf1 include:mxhero.com ~all"'] },
  'late.example.com': { TXT: ['v=spf1 -all include:_spf.mxhero.com'] },
  'eleven.example.com': {
    TXT: [
      `v=spf1 ${names(8)} include:_eleven.example.com include:_spf.mxhero.com include:spf.protection.outlook.com -all`,
    ],
  },
  '_eleven.example.com': { TXT: ['v=spf1 a:x8.example.com a:x9.example.com a:x10.example.com -all'] },
  'loop.example.com': { TXT: ['v=spf1 include:loop.example.com -all'] },
  'dead.example.com': { TXT: ['v=spf1 include:nowhere.example.com -all'] },
  'open.example.com': { TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com +all'] },
  'parked.example.com': { MX: [[0, '']], TXT: ['v=spf1 -all'] },
  'silent.example.com': { TXT: ['v=spf1 include:refused.example.com include:_spf.mxhero.com -all'] },
  'refused.example.com': { fails: 'refused' },
  'hostile.example.com': {
    MX: [[0, 'mx.example.com']],
    TXT: [`v=spf1 include:${hostile} ${'x'.repeat(300)} -all`, `v=spf1 ${hostile}`],
  },
  '_dmarc.hostile.example.com': { TXT: [`v=DMARC1; p=none; x=${hostile}`] },
  'selector1._domainkey.hostile.example.com': { TXT: [`v=DKIM1; p=${hostile}`] },
  '_smtp._tls.hostile.example.com': { TXT: [`v=TLSRPTv1; rua=${hostile}`] },
  'xn--mnchen-3ya.example.com': { TXT: ['v=spf1 -all'] },
};
