import { describe, expect, it } from 'vitest';
import { renderPlain } from '../../../test/helpers/render-plain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import { accepted, hostileText, published, record, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'what the guide asks for', state: 'evaluated' },
  {
    name: 'ptr (RFC 7208, 5.5)',
    dns: record(`${vendor} ptr`),
    findings: [
      {
        message: 'used',
        severity: 'low',
        subject: 'contoso.com',
        text: /of the client by ptr\. /,
        fix: /^Name the servers/,
      },
    ],
  },
  {
    name: 'ptr with a name and another qualifier',
    dns: record(`${vendor} ?ptr:contoso.com`),
    findings: [{ message: 'used', text: /by \?ptr:contoso\.com\. / }],
  },
  {
    name: 'in a record of the tenant that it refers to',
    dns: { ...record('include:_spf.contoso.com'), '_spf.contoso.com': { TXT: ['v=spf1 ptr -all'] } },
    findings: [{ message: 'used', text: /by include:_spf\.contoso\.com > ptr\. / }],
  },
  {
    name: 'in the record of somebody else',
    dns: { ...record('include:_spf.example.com'), '_spf.example.com': { TXT: ['v=spf1 ptr -all'] } },
    state: 'evaluated',
  },
  { name: 'other macros', dns: record(`${vendor} exists:%{i}.contoso.com`), state: 'evaluated' },
  { name: 'after all', dns: published('v=spf1 -all ptr'), state: 'evaluated' },
  { name: 'a syntax error', dns: record('ptr ipv4:1'), state: 'evaluated' },
  {
    name: 'a record of the tenant does not answer',
    dns: { ...record('include:_spf.contoso.com ptr'), '_spf.contoso.com': { fails: 'timeout' } },
    gaps: ['TXT of _spf.contoso.com'],
    findings: [{ message: 'used' }],
  },
  {
    name: 'that of somebody else does not answer',
    dns: { ...record('include:_spf.example.com'), '_spf.example.com': { fails: 'timeout' } },
    state: 'evaluated',
  },
  {
    name: 'hostile text is shown in part',
    dns: record(`ptr:${hostileText.replaceAll(/[^a-z]/g, '')}.example.com`),
    findings: [{ message: 'used', text: /^.{0,350}$/s }],
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
    dns: { ...record('ptr'), 'fabrikam.com': { fails: 'servfail' } },
    gaps: ['SPF record'],
    findings: [{ message: 'used', subject: 'contoso.com' }],
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);

describe('the macro %{p} (RFC 7208, 7.2)', () => {
  it.each(['exists:%{p}.contoso.com', 'include:%{P}.contoso.com', 'a:%{p2r}.contoso.com'])('%s', (term) => {
    const { findings } = runScene([rule], { dns: record(`${vendor} ptr ${term}`) });
    expect(findings.map((finding) => renderPlain(finding))).toEqual([expect.stringContaining(`by ptr, ${term}. `)]);
  });
});
