import { describe, expect, it } from 'vitest';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { exhibitIn, runScene } from '../../../test/helpers/run-rule.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /^contoso\.com\. TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;
const needed = (requiredFor: unknown) => ({ overrides: { spf: { requiredFor } } });
const parked = { ...accepted('contoso.com', 'fabrikam.com') };
const addresses = egress.map((address) => `ip4:${address}`).join(' ');

ruleTable(rule, [
  { name: 'the record of the guide', state: 'evaluated' },
  { name: 'in another case, with a final dot', dns: record('INCLUDE:_SPF.mxhero.com.'), state: 'evaluated' },
  {
    name: 'strings split inside the name (RFC 7208, 3.3)',
    dns: published([`v=spf1 ${microsoft} include:_spf.mx`, 'hero.com ~all']),
    state: 'evaluated',
  },
  {
    name: 'by way of another record',
    dns: { ...published('v=spf1 include:spf.contoso.com ~all'), 'spf.contoso.com': { TXT: [`v=spf1 ${vendor} -all`] } },
    state: 'evaluated',
  },
  { name: 'by a redirect that counts (6.1)', dns: published('v=spf1 redirect=_spf.mxhero.com'), state: 'evaluated' },
  {
    name: 'mail leaves through the service',
    dns: record(''),
    findings: [
      {
        message: 'missing',
        subject: 'contoso.com',
        severity: 'high',
        discriminator: '_spf.mxhero.com',
        text: /^SPF record of contoso\.com does not hold include:_spf\.mxhero\.com\. Mail that leaves through mxHERO/,
        fix: corrected,
      },
    ],
  },
  {
    name: 'inbound only: the guide asks for it all the same',
    dns: record(''),
    config: { outbound: 'none' },
    findings: [{ message: 'inboundOnly', severity: 'medium', text: /in every architecture/, fix: corrected }],
  },
  { name: 'no record at all', dns: published(), findings: [{ message: 'missing', fix: corrected }] },
  {
    name: 'only in a second TXT that is no SPF record',
    dns: published(`v=spf1 ${microsoft} ~all`, `spf2.0/pra ${vendor} ~all`),
    findings: [
      { message: 'elsewhere', severity: 'high', text: /in a TXT record that is no SPF record/, fix: corrected },
    ],
  },
  {
    name: 'only at _dmarc, inbound only',
    dns: { ...record(''), '_dmarc.contoso.com': { TXT: [`v=spf1 ${vendor} ~all`] } },
    config: { outbound: 'none' },
    findings: [
      { message: 'elsewhere', severity: 'medium', text: /the TXT record of _dmarc\.contoso\.com/, fix: corrected },
    ],
  },
  {
    name: 'its addresses pass by another record',
    dns: { ...record('include:flat.example.com'), 'flat.example.com': { TXT: [`v=spf1 ${addresses} -all`] } },
    findings: [{ message: 'covered', severity: 'low', text: /by other terms/, fix: /include:_spf\.mxhero\.com/ }],
  },
  {
    name: 'a syntax error elsewhere, and the include in neither term',
    dns: record('ipv4:192.0.2.1'),
    findings: [{ message: 'missing', fix: /include:_spf\.mxhero\.com ip4:192\.0\.2\.1 ~all"$/ }],
  },
  {
    name: 'a syntax error in the include is another cause',
    dns: record('include: _spf.mxhero.com'),
    state: 'evaluated',
  },
  { name: 'a wrong qualifier is another cause', dns: record(`?${vendor}`), state: 'evaluated' },
  {
    name: 'an include that does not answer may hide it',
    dns: { ...record('include:mail.example.com'), 'mail.example.com': { fails: 'timeout' } },
    gaps: ['include:_spf.mxhero.com'],
    state: 'not-evaluated',
  },
  {
    name: 'an include of a name that the sender decides may hide it',
    dns: record('include:%{l}._spf.example.com'),
    gaps: ['include:_spf.mxhero.com'],
  },
  {
    name: 'a name by client that lets each address pass leaves nothing to say',
    dns: {
      ...record('include:%{i}.allow.example.com'),
      ...Object.fromEntries(
        egress.map((address) => [`${address}.allow.example.com`, { TXT: ['v=spf1 +all'] }] as const),
      ),
    },
    state: 'evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: { ...record(''), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'missing', subject: 'contoso.com' }],
  },
  {
    name: 'a domain that sends nothing (RFC 7208, 10.1.2)',
    sections: parked,
    dns: { 'fabrikam.com': { TXT: ['v=spf1 -all'] } },
    state: 'evaluated',
  },
  {
    name: 'unless it is declared for the service',
    dns: published('v=spf1 -all'),
    findings: [{ message: 'missing', fix: /include:_spf\.mxhero\.com -all"$/ }],
  },
  {
    name: 'a sub-domain without a record is another cause',
    sections: accepted('contoso.com', 'sales.contoso.com'),
    state: 'evaluated',
  },
  {
    name: 'a record that would not fit says so',
    dns: {
      ...record(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((one) => `include:${one}.example.com`).join(' ')),
      ...Object.fromEntries(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((one) => [
          `${one}.example.com`,
          { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
        ]),
      ),
    },
    findings: [{ message: 'missing', fix: /include:_spf\.mxhero\.com/ }],
  },
  { name: 'hostile text beside it', dns: record(hostileText), findings: [{ message: 'missing', fix: corrected }] },
  {
    name: 'a service that asks only senders, inbound only',
    dns: record(''),
    config: { outbound: 'none', ...needed('outbound') },
    state: 'not-applicable',
  },
  {
    name: 'a service that asks only senders, and mail leaves through it',
    dns: record(''),
    config: needed('outbound'),
    findings: [{ message: 'missing' }],
  },
  { name: 'a service that asks nobody', dns: record(''), config: needed('none'), state: 'not-applicable' },
  { name: 'a service of which that is not known', dns: record(''), config: needed(null), gaps: ['spf.requiredFor'] },
  {
    name: 'a service whose include is not known',
    dns: record(''),
    config: { overrides: { spf: { include: null } } },
    gaps: ['spf.include'],
  },
  {
    name: 'the same of a service that asks only senders, inbound only: nothing is asked for',
    config: { inbound: 'border', outbound: 'none', overrides: { spf: { include: null, requiredFor: 'outbound' } } },
    state: 'not-applicable',
  },
  {
    name: 'a service without an include',
    config: { overrides: { spf: { include: 'none' } } },
    state: 'not-applicable',
  },
  {
    name: 'no direction in force',
    dns: record(''),
    config: { inbound: 'none', outbound: 'none' },
    state: 'not-applicable',
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
  it('says for each address of the service what receivers make of it today', () => {
    const [finding] = runScene([rule], { dns: record('ip4:54.208.111.28') }).findings;
    expect(exhibitIn(finding)?.columns).toEqual(['Address', 'Result today', 'Because of']);
    expect(exhibitIn(finding)?.rows).toHaveLength(egress.length);
    expect(exhibitIn(finding)?.rows).toContainEqual(['54.208.111.28', 'pass', 'ip4:54.208.111.28']);
    expect(exhibitIn(finding)?.rows).toContainEqual(['107.23.152.206', 'softfail', '~all']);
  });

  it('proposes a record that does not fit only with a word about it', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const scene = {
      dns: {
        ...record(names.map((one) => `include:${one}.example.com`).join(' ')),
        ...Object.fromEntries(
          names.map((one, index) => [`${one}.example.com`, { TXT: [`v=spf1 ip4:192.0.2.${index} -all`] }]),
        ),
      },
    };
    const [finding] = runScene([rule], scene).findings;
    expect(finding?.fix?.title).toMatch(/it needs 11 lookups, and receivers stop at 10/);
    expect(finding?.fix?.safety).toBe('review');
  });
});
