import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/analyze/rules/finding.ts';
import { withoutDuplicateCauses } from '../../../src/analyze/rules/precedence.ts';
import { createSecrets } from '../../../src/analyze/secret.ts';
import { draftFile, findingOn, relatedAt, type FindingDraft } from '../../helpers/report.ts';

const file = draftFile({
  TransportRule: [{ Name: 'Inbound' }, { Name: 'Outbound' }, { Name: 'Shared' }],
  ArcConfig: [{ Name: 'Shared' }],
});
const inbound = file.record('TransportRule', 0);
const outbound = file.record('TransportRule', 1);
const shared = file.record('TransportRule', 2);
const config = file.record('ArcConfig', 0);
const secrets = createSecrets();
const [first, second, third] = ['first-value', 'second-value', 'third-value'].map((text) => secrets.of(text));
if (first === undefined || second === undefined || third === undefined) throw new Error('no values');

function saying(
  rule: string,
  id: string,
  data: Finding['message']['data'] = {},
  draft: FindingDraft = {},
  on = inbound,
) {
  return findingOn(on, undefined, { rule, message: { id, template: 'It is wrong.', data }, ...draft });
}

/** Which of two findings are left; the second is the one that the other can be the cause of. */
function left(higher: Finding, lower: Finding): 'both' | 'the cause' {
  const findings = [lower, higher];
  const standing = withoutDuplicateCauses(findings);
  expect(standing).toEqual(findings.filter((finding) => standing.includes(finding)));
  expect(standing).toContain(higher);
  return standing.length === 2 ? 'both' : 'the cause';
}

describe('a cause on an object', () => {
  const inverted = (draft: FindingDraft = {}, on = inbound) =>
    saying('transport-rule/loop-guard-inverted', 'inverted', {}, draft, on);
  const missing = (draft: FindingDraft = {}, on = inbound) =>
    saying('transport-rule/loop-guard-missing', 'missing', {}, draft, on);
  const related = [relatedAt(shared, 'Is used too.')];

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['explains what is wrong with it', inverted(), missing(), 'the cause'],
    ['explains nothing about another object', inverted(), missing({}, outbound), 'both'],
    ['explains nothing about an object of another kind', inverted({}, shared), missing({}, config), 'both'],
    ['explains what is wrong with an object that it names', inverted({ related }), missing({}, shared), 'the cause'],
    ['explains what names its object', inverted({}, shared), missing({ related }), 'the cause'],
    ['explains nothing that only names the same object', inverted({ related }), missing({ related }, outbound), 'both'],
    [
      'explains nothing about an object of another kind that names the same object',
      inverted({ related: [relatedAt(outbound, 'Is used too.')] }, shared),
      missing({ related: [relatedAt(outbound, 'Is used too.')] }, config),
      'both',
    ],
    ['explains nothing of another service', inverted(), missing({ service: 'archive' }), 'both'],
    [
      'explains nothing that several other services ask for',
      inverted(),
      missing({ service: 'archive', services: ['archive', 'signatures'] }),
      'both',
    ],
    [
      'explains what its service asks for among others',
      inverted(),
      missing({ service: 'archive', services: ['archive', 'mxhero'] }),
      'the cause',
    ],
    [
      'of several services explains what one of them asks for',
      inverted({ service: 'archive', services: ['archive', 'mxhero'] }),
      missing(),
      'the cause',
    ],
    ['explains what no service in particular asks for', inverted(), missing({ service: '' }), 'the cause'],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });

  it('explains two findings, and is told once', () => {
    const cause = inverted();
    const findings = [missing(), cause, missing({ discriminator: 'X-Other' })];
    expect(withoutDuplicateCauses(findings)).toEqual([cause]);
  });

  it('of two causes, one explains the finding of its own object only', () => {
    const findings = [inverted(), inverted({}, outbound), missing({}, outbound), missing({}, shared)];
    expect(withoutDuplicateCauses(findings)).toEqual([findings[0], findings[1], findings[3]]);
  });

  it('that has a cause itself explains nothing any more', () => {
    const [blocks, excludes, lacks] = ['lockdown-blocks-senders', 'lockdown-excludes-service', 'ip-missing'].map(
      (rule) => saying(`connector/inbound-${rule}`, 'wrong'),
    );
    if (blocks === undefined || excludes === undefined || lacks === undefined) throw new Error('no findings');
    expect(withoutDuplicateCauses([excludes, lacks])).toEqual([excludes]);
    expect(withoutDuplicateCauses([blocks, excludes, lacks])).toEqual([blocks, lacks]);
  });
});

describe('a message that alone is a cause', () => {
  it.each([
    ['everything', 'the cause'],
    ['some', 'both'],
  ])('%s', (message, expected) => {
    const higher = saying('connector/outbound-catch-all', message);
    expect(left(higher, saying('routing/vendor-leftover', 'host'))).toBe(expected);
  });

  it.each([
    ['host', 'the cause'],
    ['source', 'both'],
  ])('does not explain every message of the other rule: %s', (message, expected) => {
    const higher = saying('connector/outbound-catch-all', 'everything');
    expect(left(higher, saying('routing/vendor-leftover', message))).toBe(expected);
  });
});

describe('a wrong header value', () => {
  const wrong = (data: Finding['message']['data']) => saying('transport-rule/tenant-value-wrong', 'differs', data);
  const differs = (data: Finding['message']['data']) =>
    saying('transport-rule/tenant-value-inconsistent', 'stamps', data);

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['explains a finding on this value', wrong({ value: first }), differs({ value: first }), 'the cause'],
    ['explains a finding on several', wrong({ value: first }), differs({ value: [second, first] }), 'the cause'],
    ['of several, one is enough', wrong({ value: [third, first] }), differs({ value: [second, first] }), 'the cause'],
    ['explains nothing about another value', wrong({ value: first }), differs({ value: [second, third] }), 'both'],
    ['explains nothing where no value is told', wrong({}), differs({}), 'both'],
    ['is no text that two messages share', wrong({ value: ['X-Tag'] }), differs({ value: ['X-Tag'] }), 'both'],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });

  it.each([
    ['first', first],
    ['second', second],
  ])('explains it whichever of two on the object it is: the %s', (_, value) => {
    const causes = [wrong({ value: first }), wrong({ value: second })];
    expect(withoutDuplicateCauses([...causes, differs({ value })])).toEqual(causes);
  });
});

describe('a wrong term of an SPF record', () => {
  const wrong = (data: Finding['message']['data']) => saying('spf/vendor-include-wrong', 'name', data);
  const invalid = (discriminator?: string) =>
    saying('spf/target-invalid', 'none', {}, discriminator === undefined ? {} : { discriminator });

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['has a target without a record', wrong({ term: 'include:a.example.com' }), invalid('a.example.com'), 'the cause'],
    ['has another target', wrong({ term: 'include:a.example.com' }), invalid('b.example.com'), 'both'],
    ['is not told', wrong({}), invalid('a.example.com'), 'both'],
    ['is told beside a finding without a target', wrong({ term: 'include:undefined.example.com' }), invalid(), 'both'],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });
});

describe('addresses that the service does not publish', () => {
  const drift = (data: Finding['message']['data'], draft: FindingDraft = {}) =>
    saying('vendor/egress-drift', 'removed', data, draft);
  const uncovered = (addresses: readonly string[], id = 'unlisted') =>
    saying('spf/vendor-ip-not-covered', id, { addresses }, {}, config);

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['are lacking in a domain', drift({ unpublished: ['192.0.2.1'] }), uncovered(['192.0.2.1']), 'the cause'],
    [
      'are not all that is lacking',
      drift({ unpublished: ['192.0.2.1'] }),
      uncovered(['192.0.2.1', '192.0.2.2']),
      'both',
    ],
    ['are others than those lacking', drift({ unpublished: ['192.0.2.1'] }), uncovered(['192.0.2.2']), 'both'],
    ['are none', drift({ unpublished: [] }), uncovered(['192.0.2.2']), 'both'],
    ['are not told', drift({}), uncovered(['192.0.2.2']), 'both'],
    [
      'are lacking for another reason',
      drift({ unpublished: ['192.0.2.1'] }),
      uncovered(['192.0.2.1'], 'uncovered'),
      'both',
    ],
    [
      'are those of another service',
      drift({ unpublished: ['192.0.2.1'] }, { service: 'archive' }),
      uncovered(['192.0.2.1']),
      'both',
    ],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });
});

describe('entries of a list', () => {
  const lookalike = (data: Finding['message']['data']) => saying('arc/sealer-lookalike', 'nearly', data);
  const unrelated = (data: Finding['message']['data']) => saying('arc/sealer-unrelated', 'sealer', data);

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['are the same', lookalike({ entries: ['mxhero.co'] }), unrelated({ entries: ['mxhero.co'] }), 'the cause'],
    ['are among them', lookalike({ entries: ['a', 'b'] }), unrelated({ entries: ['b'] }), 'the cause'],
    ['go by another name', lookalike({ traces: ['a'] }), unrelated({ entries: ['a'] }), 'the cause'],
    ['are more', lookalike({ entries: ['a'] }), unrelated({ entries: ['a', 'b'] }), 'both'],
    ['are not told', lookalike({}), unrelated({}), 'both'],
    ['are none', lookalike({ entries: [] }), unrelated({ entries: [] }), 'both'],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });
});

describe('a cause in a direction', () => {
  const leftover = (draft: FindingDraft) => saying('transport-rule/leftover-loopback', 'active', {}, draft);
  const differs = (draft: FindingDraft) => saying('routing/declared-differs', 'differs', {}, draft, config);

  it.each<[string, Finding, Finding, 'both' | 'the cause']>([
    ['explains this one', leftover({ direction: 'inbound' }), differs({ direction: 'inbound' }), 'the cause'],
    ['says nothing of the other', leftover({ direction: 'inbound' }), differs({ direction: 'outbound' }), 'both'],
    ['says nothing where none is told', leftover({}), differs({}), 'both'],
  ])('%s', (_, higher, lower, expected) => {
    expect(left(higher, lower)).toBe(expected);
  });
});
