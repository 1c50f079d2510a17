import { describe, expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { exhibitIn, runScene } from '../../../test/helpers/run-rule.ts';
import { accepted, hostileText, microsoft, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

/** Hosts with one address in each family. */
const hosts = Object.fromEntries(
  numbers.map((n) => [`h${n}.example.com`, { A: [`203.0.113.${n}`], AAAA: [`2001:db8::${n}`] }]),
);

/** This many terms of one lookup each. */
function terms(count: number): string {
  return numbers
    .slice(0, count)
    .map((n) => `a:h${n}.example.com`)
    .join(' ');
}

function zone(text: string): ReturnType<typeof published> {
  return { ...hosts, ...published(text) };
}

/** An MX set of this many hosts, none of them Microsoft's. */
function withMx(text: string, count: number): ReturnType<typeof published> {
  const exchanges = numbers.slice(0, count).map((n) => [10, `h${n}.example.com`] as const);
  return { ...hosts, 'contoso.com': { TXT: [text], MX: exchanges } };
}

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  { name: '8 lookups', dns: zone(`v=spf1 ${microsoft} ${vendor} ${terms(6)} ~all`), state: 'evaluated' },
  {
    name: '9 lookups: nothing fails yet',
    dns: zone(`v=spf1 ${microsoft} ${vendor} ${terms(7)} ~all`),
    findings: [
      {
        message: 'close',
        severity: 'low',
        subject: 'contoso.com',
        text: /takes 9 of the 10 lookups/,
        fix: /^Drop includes/,
      },
    ],
  },
  {
    name: '9 lookups of which some can go: a record to copy',
    dns: zone(`v=spf1 mx ${microsoft} ${vendor} ${terms(6)} ~all`),
    findings: [
      { message: 'close', fix: /TXT "v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com a:/ },
    ],
  },
  {
    name: '10 lookups are allowed (RFC 7208, 4.6.4)',
    dns: zone(`v=spf1 ${microsoft} ${vendor} ${terms(8)} ~all`),
    findings: [{ message: 'close', text: /takes 10 of the 10/ }],
  },
  {
    name: '11 lookups, Microsoft and the service in front: they are matched before the limit',
    dns: zone(`v=spf1 ${microsoft} ${vendor} ${terms(9)} ~all`),
    findings: [
      {
        message: 'unlisted',
        severity: 'medium',
        text: /takes 11 lookups, and receivers give up at the 11th, 'a:h9\.example\.com' in the record of contoso\.com\. /,
        fix: /^Drop senders that are no longer used: the record needs 11 lookups, and receivers stop at 10\.$/,
      },
    ],
  },
  {
    name: '11 lookups, the service last',
    dns: zone(`v=spf1 ${microsoft} ${terms(9)} ${vendor} ~all`),
    findings: [
      {
        message: 'sources',
        severity: 'high',
        text: /at the 11th, 'include:_spf\.mxhero\.com' in the record of contoso\.com, before they know servers of mxHERO\. /,
        fix: /"v=spf1 /,
      },
    ],
  },
  {
    name: '12 lookups, both behind: both are named',
    dns: zone(`v=spf1 ${terms(10)} ${microsoft} ${vendor} ~all`),
    findings: [{ message: 'sources', text: /takes 12 .* before they know servers of Exchange Online, mxHERO\. / }],
  },
  {
    name: 'the eleventh term deep in an include, where the count is kept (4.6.4)',
    dns: {
      ...zone(`v=spf1 include:_a.example.com ${microsoft} ${vendor} ~all`),
      '_a.example.com': { TXT: [`v=spf1 ${terms(11)} ~all`] },
    },
    findings: [
      { message: 'sources', text: /takes 14 lookups.*'a:h10\.example\.com' in the record of _a\.example\.com, before/ },
    ],
  },
  {
    name: 'terms after all, and ip4, cost nothing',
    dns: zone(`v=spf1 ${microsoft} ${vendor} ip4:203.0.113.77 ~all ${terms(9)}`),
    state: 'evaluated',
  },
  {
    name: 'a service without include is no victim of the limit: it is not in the record',
    dns: zone(`v=spf1 ${microsoft} ${terms(10)} ~all`),
    findings: [{ message: 'unlisted' }],
  },
  {
    name: 'no room for the include that is missing',
    dns: zone(`v=spf1 ${microsoft} ${terms(9)} ~all`),
    findings: [
      {
        message: 'noRoom',
        severity: 'low',
        text: /takes 10 lookups and has no room for include:_spf\.mxhero\.com, which it needs: it would take 11\. /,
      },
    ],
  },
  {
    name: '11 hosts of an mx in front of both (4.6.4)',
    dns: withMx(`v=spf1 mx ${microsoft} ${vendor} ~all`, 11),
    findings: [
      {
        message: 'hosts',
        severity: 'high',
        text: /holds 'mx', whose name has 11 MX records.*of Exchange Online, mxHERO,/,
      },
    ],
  },
  {
    name: '11 hosts of an mx behind both',
    dns: withMx(`v=spf1 ${microsoft} ${vendor} mx ~all`, 11),
    findings: [{ message: 'hostsUnlisted', severity: 'medium', fix: /^Name the sending servers/ }],
  },
  {
    name: '10 hosts of an mx: it costs one lookup, whatever their number',
    dns: withMx(`v=spf1 mx ${microsoft} ${vendor} ~all`, 10),
    state: 'evaluated',
  },
  {
    name: 'a loop is the matter of another rule',
    dns: zone('v=spf1 include:contoso.com ~all'),
    state: 'evaluated',
  },
  { name: 'a syntax error: nothing is counted', dns: zone(`v=spf1 ${terms(12)} ipv4:1 ~all`), state: 'evaluated' },
  {
    name: 'several records: nothing is counted',
    dns: published(`v=spf1 ${terms(12)} ~all`, 'v=spf1 ~all'),
    state: 'evaluated',
  },
  {
    name: 'an include does not answer: at least that many',
    dns: {
      ...zone(`v=spf1 ${microsoft} ${vendor} include:_a.example.com ~all`),
      '_a.example.com': { fails: 'timeout' },
    },
    gaps: ['TXT of _a.example.com'],
    state: 'not-evaluated',
  },
  {
    name: 'an include fails, and the rest is too much: the finding stands',
    dns: {
      ...zone(`v=spf1 ${microsoft} ${vendor} ${terms(9)} include:_a.example.com ~all`),
      '_a.example.com': { fails: 'servfail' },
    },
    gaps: ['TXT of _a.example.com'],
    findings: [{ message: 'unlisted', text: /takes 12 lookups/ }],
  },
  {
    name: 'a term in front depends on the client, and of one server it is not known whether it matches',
    dns: {
      ...zone(`v=spf1 exists:%{i}.example.com ${terms(9)} ${microsoft} ~all`),
      '40.92.0.0.example.com': { fails: 'timeout' },
    },
    gaps: ['SPF of Exchange Online'],
    findings: [{ message: 'sources', text: /servers of Exchange Online\. / }],
  },
  {
    name: 'an include depends on the sender: its record is not known',
    dns: zone(`v=spf1 ${microsoft} ${vendor} include:%{l}.example.com ~all`),
    gaps: ['records whose names depend on the message'],
  },
  {
    name: 'hostile text is shown in part',
    dns: zone(`v=spf1 ${terms(10)} include:${hostileText.replaceAll(/[^a-z]/g, '')}.example.com ~all`),
    findings: [{ message: 'unlisted', text: /^.{0,400}$/s }],
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  {
    name: 'one of two domains does not answer',
    sections: accepted('contoso.com', 'fabrikam.com'),
    dns: {
      ...hosts,
      'contoso.com': { fails: 'servfail' },
      'fabrikam.com': { TXT: [`v=spf1 ${terms(9)} ${microsoft} ${vendor} ~all`] },
    },
    gaps: ['SPF record'],
    findings: [{ message: 'sources', subject: 'fabrikam.com' }],
  },
  { name: 'a record that is short', dns: record(vendor), state: 'evaluated' },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('what is shown with it', () => {
  it('is what each include costs, and where it ends', () => {
    const dns = {
      ...zone(`v=spf1 include:_a.example.com ${vendor} ${microsoft} ~all`),
      '_a.example.com': { TXT: [`v=spf1 ${terms(9)} ~all`] },
    };
    const [finding] = runScene([rule], { dns }).findings;
    const rows = exhibitIn(finding)?.rows ?? [];
    expect(rows[1]).toEqual(['  include:_a.example.com', '10', '0', '']);
    expect(rows.find(([term]) => term?.includes('mxhero'))).toEqual([
      '  include:_spf.mxhero.com',
      '1',
      '0',
      'past the 10th lookup',
    ]);
  });
});
