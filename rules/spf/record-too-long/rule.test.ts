import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { accepted, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

/** A record of exactly this many characters, most of them in a modifier that nobody reads. */
function long(size: number): string {
  const text = `v=spf1 ${vendor} ~all x=`;
  return text + 'y'.repeat(size - text.length);
}

/** Octets of a reply of this size for further strings: header and question take 29, a record 12, the SPF record 201 beside that. */
function left(size: number, strings: number): number {
  return size - 29 - 12 - 201 - 12 - strings;
}

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  { name: '450 octets (RFC 7208, 3.4)', dns: published(long(450)), state: 'evaluated' },
  {
    name: '451 octets',
    dns: published(long(451)),
    findings: [
      {
        message: 'record',
        severity: 'low',
        subject: 'contoso.com',
        text: /has 451 octets, more than the 450 that fit/,
        fix: /^Drop senders/,
      },
    ],
  },
  {
    name: 'an answer of 512 octets (RFC 1035, 2.3.4)',
    dns: published(long(200), 'z'.repeat(left(512, 2))),
    state: 'evaluated',
  },
  {
    name: 'an answer of 513 octets',
    dns: published(long(200), ['z'.repeat(100), 'z'.repeat(left(513, 2) - 100)]),
    findings: [{ message: 'answer', severity: 'low', text: /take 513 octets/, fix: /^Remove TXT records/ }],
  },
  { name: 'long TXT without SPF record', dns: published('z'.repeat(600)), state: 'evaluated' },
  {
    name: 'a long record is told, not that the answer is long as well',
    dns: published(long(600), 'z'.repeat(600)),
    findings: [{ message: 'record' }],
  },
  {
    name: 'it did not fit, for whatever reason',
    dns: { 'contoso.com': { TXT: [long(200)], cut: true } },
    findings: [{ message: 'truncated', severity: 'low' }],
  },
  {
    name: 'a string of 255 characters',
    dns: published([long(255)]),
    state: 'evaluated',
  },
  {
    name: 'a string of 256 characters (RFC 1035, 3.3)',
    dns: published([long(256)]),
    findings: [
      {
        message: 'string',
        severity: 'low',
        text: /a string of 256 characters; the DNS carries 255/,
        fix: /^Publish the record as several/,
      },
    ],
  },
  { name: 'a long string beside it', dns: published([`v=spf1 ${vendor} ~all`], ['z'.repeat(300)]), state: 'evaluated' },
  {
    name: 'one of several records',
    dns: published('v=spf1 -all', long(451)),
    findings: [{ message: 'record' }],
  },
  {
    name: 'octets that are no ASCII count one each',
    dns: record(`${vendor} ${'\u00ff'.repeat(390)}`),
    findings: [{ message: 'record', text: /has 461 octets/ }],
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
    dns: { ...published(long(451)), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'record', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
