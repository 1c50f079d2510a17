import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { describe, expect, it } from 'vitest';
import type { Zone } from '../../../test/helpers/dns/zone.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { exhibitIn, runScene } from '../../../test/helpers/run-rule.ts';
import { accepted, hostileText, microsoft, published, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const inChina = {
  AcceptedDomain: [
    acceptedDomain({ Name: 'contoso.com', DomainName: 'contoso.com' }),
    acceptedDomain({
      Name: 'contoso.partner.onmschina.cn',
      DomainName: 'contoso.partner.onmschina.cn',
      InitialDomain: true,
    }),
  ],
};
const usGovernment = 'include:spf.protection.office365.us';
const government = { 'spf.protection.office365.us': { TXT: ['v=spf1 ip4:203.0.113.0/24 -all'] } };
const receivingAt = (host: string, text: string): Zone => ({ 'contoso.com': { TXT: [text], MX: [[0, host]] } });
const published7 = 'ip4:40.92.0.0/15 ip4:40.107.0.0/16 ip4:52.100.0.0/15 ip6:2a01:111:f400::/48';

ruleTable(rule, [
  { name: 'the record of the guide', state: 'evaluated' },
  {
    name: 'by way of another record',
    dns: {
      ...published('v=spf1 include:spf.contoso.com ~all'),
      'spf.contoso.com': { TXT: ['v=spf1 include:spf.protection.outlook.com -all'] },
    },
    state: 'evaluated',
  },
  {
    name: 'missing',
    dns: published(`v=spf1 ${vendor} ~all`),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        severity: 'high',
        text: /^SPF record of contoso\.com does not hold include:spf\.protection\.outlook\.com\. /,
        fix: /"v=spf1 .*include:spf\.protection\.outlook\.com.* ~all"$/,
      },
    ],
  },
  {
    name: 'the initial domain and a foreign MX leave it open whether the tenant is in GCC High',
    dns: { ...government, ...receivingAt('mx.example.com', `v=spf1 ${usGovernment} ${vendor} -all`) },
    state: 'evaluated',
  },
  {
    name: 'mail arrives in the worldwide cloud: the include of GCC High is another cloud',
    dns: { ...government, ...published(`v=spf1 ${usGovernment} ${vendor} ~all`) },
    findings: [
      {
        message: 'otherCloud',
        severity: 'high',
        text: /includes spf\.protection\.office365\.us, which belongs to another cloud/,
        fix: corrected,
      },
    ],
  },
  {
    name: 'mail arrives in GCC High: the worldwide include is another cloud',
    dns: {
      ...government,
      ...receivingAt('contoso.mail.protection.office365.us', `v=spf1 ${microsoft} ${vendor} ~all`),
    },
    findings: [
      {
        message: 'otherCloud',
        text: /needs include:spf\.protection\.office365\.us\.$/,
        fix: /"v=spf1 include:spf\.protection\.office365\.us include:_spf\.mxhero\.com ~all"$/,
      },
    ],
  },
  {
    name: 'mail arrives in GCC High, and its include is there',
    dns: {
      ...government,
      ...receivingAt('contoso.mail.protection.office365.us', `v=spf1 ${usGovernment} ${vendor} ~all`),
    },
    state: 'evaluated',
  },
  {
    name: 'the MX did not answer, so that the cloud stays open',
    dns: {
      ...government,
      'contoso.com': { TXT: [`v=spf1 ${usGovernment} ${vendor} ~all`], fails: { MX: 'timeout' } },
    },
    gaps: ['cloud of the tenant'],
  },
  {
    name: 'the MX of the initial domain tells where that of the domain does not',
    dns: {
      ...government,
      ...receivingAt('mx.example.com', `v=spf1 ${microsoft} ${vendor} ~all`),
      'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.office365.us']] },
    },
    findings: [{ message: 'otherCloud', text: /needs include:spf\.protection\.office365\.us\.$/ }],
  },
  {
    name: 'the include of another cloud',
    dns: {
      ...published(`v=spf1 include:spf.protection.partner.outlook.cn ${vendor} ~all`),
      'spf.protection.partner.outlook.cn': { TXT: ['v=spf1 ip4:203.0.113.0/24 -all'] },
    },
    findings: [
      {
        message: 'otherCloud',
        text: /includes spf\.protection\.partner\.outlook\.cn, which belongs to another cloud/,
        fix: corrected,
      },
    ],
  },
  {
    name: 'a tenant in China with the worldwide include',
    sections: inChina,
    findings: [
      {
        message: 'otherCloud',
        text: /needs include:spf\.protection\.partner\.outlook\.cn/,
        fix: /"v=spf1 include:spf\.protection\.partner\.outlook\.cn include:_spf/,
      },
    ],
  },
  {
    name: 'include=',
    dns: published(`v=spf1 include=spf.protection.outlook.com ${vendor} ~all`),
    findings: [{ message: 'wrong', text: /'include=spf\.protection\.outlook\.com'/, fix: corrected }],
  },
  {
    name: 'a retired or misspelt name of Microsoft',
    dns: published(`v=spf1 include:outlook.com.protection.outlook.com ${vendor} ~all`),
    findings: [{ message: 'wrong' }],
  },
  {
    name: 'a wrong qualifier',
    dns: published(`v=spf1 ?include:spf.protection.outlook.com ${vendor} ~all`),
    findings: [{ message: 'ineffective', text: /in '\?include:spf\.protection\.outlook\.com'/, fix: corrected }],
  },
  {
    name: 'after all',
    dns: published(`v=spf1 ${vendor} -all include:spf.protection.outlook.com`),
    findings: [{ message: 'ineffective' }],
  },
  {
    name: 'its addresses pass by themselves',
    dns: published(`v=spf1 ${published7} ${vendor} ~all`),
    findings: [{ message: 'covered', severity: 'low', fix: /include:spf\.protection\.outlook\.com/ }],
  },
  {
    name: 'a syntax error in it is another cause',
    dns: published('v=spf1 include: spf.protection.outlook.com ~all'),
    state: 'evaluated',
  },
  {
    name: 'an include that does not answer may hide it',
    dns: { ...published('v=spf1 include:slow.example.com ~all'), 'slow.example.com': { fails: 'timeout' } },
    gaps: ['include:spf.protection.outlook.com'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...published(`v=spf1 ${vendor} ~all`), 'fabrikam.com': { fails: 'refused' } },
    gaps: ['SPF record'],
    findings: [{ message: 'missing', subject: 'contoso.com' }],
  },
  {
    name: 'a domain that sends nothing',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { 'fabrikam.com': { TXT: ['v=spf1 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'hostile text beside it',
    dns: published(`v=spf1 ${hostileText} ${vendor} ~all`),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'no service at all',
    config: { inbound: 'none', outbound: 'none' },
    dns: published('v=spf1 ~all'),
    findings: [{ message: 'missing' }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('what is shown with it', () => {
  it('is the record with what each term costs, and what comes of it', () => {
    const dns = published(`v=spf1 ${vendor} mx include:dead.example.com ?all ip4:192.0.2.1`);
    const [finding] = runScene([rule], { dns }).findings;
    expect(exhibitIn(finding)?.rows).toEqual([
      ['contoso.com', '3', '1', ''],
      ['  include:_spf.mxhero.com', '1', '0', ''],
      ['  mx', '1', '0', ''],
      ['  include:dead.example.com', '1', '1', 'no SPF record'],
      ['  ?all', '', '', 'neutral'],
      ['  ip4:192.0.2.1', '', '', 'ignored: after all'],
    ]);
  });
});
