import type { Zone } from './dns/zone.ts';
import { egress } from './mxhero.ts';

const key = 'v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu';
const policy = ['version: STSv1', 'mode: enforce', 'mx: *.mail.protection.outlook.com', 'max_age: 604800', ''];

/** What Microsoft and the service publish, as far as the rules look at it. */
export const providerZone: Zone = {
  'spf.protection.outlook.com': {
    TXT: ['v=spf1 ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip6:2a01:111:f400::/48 -all'],
  },
  '_spf.mxhero.com': { TXT: [`v=spf1 ${egress.map((address) => `ip4:${address}`).join(' ')} -all`] },
  'smtp-in.mxhero.com': { A: ['54.208.111.28'] },
  'smtp.mxhero.com': { A: ['54.236.184.32'] },
  'smtp-relay.mxhero.com': { A: ['54.236.184.32'] },
};

/** What a domain publishes that is conform with the guide: mail arrives at Microsoft, and nothing is wrong. */
export function guideDomain(domain: string, dkimDomain: string): Zone {
  const dashed = domain.replaceAll('.', '-');
  const target = (selector: string): string => `${selector}-${dashed}._domainkey.${dkimDomain}`;
  const mx = `${dashed}.mail.protection.outlook.com`;
  return {
    [domain]: {
      MX: [[0, mx]],
      TXT: ['v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com ~all'],
    },
    [mx]: { A: ['52.101.8.36'] },
    [`_dmarc.${domain}`]: { TXT: [`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`] },
    [`selector1._domainkey.${domain}`]: { CNAME: target('selector1') },
    [`selector2._domainkey.${domain}`]: { CNAME: target('selector2') },
    [target('selector1')]: { TXT: [key] },
    [target('selector2')]: { TXT: [key] },
    [`_mta-sts.${domain}`]: { TXT: ['v=STSv1; id=20261101000000Z'] },
    [`mta-sts.${domain}`]: { A: ['192.0.2.80'], https: { body: policy.join('\r\n') } },
    [`_smtp._tls.${domain}`]: { TXT: [`v=TLSRPTv1; rua=mailto:tlsrpt@${domain}`] },
  };
}

/** The DNS that goes with the tenant of `guideSections`. */
export const guideZone: Zone = { ...providerZone, ...guideDomain('contoso.com', 'contoso.onmicrosoft.com') };
