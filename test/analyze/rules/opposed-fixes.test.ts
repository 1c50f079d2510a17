import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/analyze/rules/finding.ts';
import { reviewOpposedFixes } from '../../../src/analyze/rules/opposed-fixes.ts';
import { isOtherSide } from '../../../src/analyze/rules/other-side.ts';
import { draftFile, findingOn, relatedAt, type FindingDraft } from '../../helpers/report.ts';

const file = draftFile({
  HostedConnectionFilterPolicy: [{ Name: 'Default' }, { Name: 'Second' }],
  InboundConnector: [{ Name: 'Return' }],
});
const policy = file.record('HostedConnectionFilterPolicy', 0);
const second = file.record('HostedConnectionFilterPolicy', 1);
const connector = file.record('InboundConnector', 0);

const fix = { title: 'Add them.', safety: 'safe', command: 'Set-Something' } as const;

function asks(draft: FindingDraft = {}, record = policy): Finding {
  return findingOn(record, undefined, { rule: 'filter/missing', conflictsWith: ['filter/allowed'], fix, ...draft });
}

function refuses(draft: FindingDraft = {}, record = policy): Finding {
  return findingOn(record, undefined, {
    rule: 'filter/allowed',
    profile: 'security',
    conflictsWith: ['filter/missing'],
    fix: { ...fix, title: 'Remove them.' },
    ...draft,
  });
}

const suppression = {
  pointer: '/suppress/0',
  rule: 'filter/allowed',
  object: { kind: 'HostedConnectionFilterPolicy', identity: 'Default' },
  justification: 'The guide asks for it.',
  owner: 'mail@contoso.com',
  expires: '2027-01-31',
};

describe('the other side of a finding', () => {
  it.each([
    ['a finding of a contradicting rule on the same object', asks(), refuses(), true],
    ['not one on another object of the kind', asks(), refuses({}, second), false],
    ['one that names the object as related', asks(), refuses({ related: [relatedAt(policy, 'Here.')] }, second), true],
    ['one on an object of another kind', asks(), refuses({}, connector), true],
    [
      'one on an object that is not there',
      asks(),
      refuses({ subject: { ...asks().subject, identity: '*', key: '*' } }),
      true,
    ],
    ['not one of another service', asks(), refuses({ service: 'archive' }), false],
    ['one of a rule that runs once per tenant', asks(), refuses({ service: '' }), true],
    ['not one of a rule that does not contradict', asks({ conflictsWith: [] }), refuses(), false],
  ])('is %s', (_, one, other, expected) => {
    expect(isOtherSide(one, other)).toBe(expected);
  });
});

describe('fixes of both sides', () => {
  const fixesOf = (findings: readonly Finding[]) => reviewOpposedFixes(findings).map((finding) => finding.fix);

  it('are to be reviewed and say which fix they must not be run with', () => {
    const [first, other] = fixesOf([asks(), refuses()]);
    expect(first).toMatchObject({ safety: 'review', command: 'Set-Something' });
    expect(first?.title).toMatch(/^Add them\. Do not run it together with the fix of filter\/allowed, .*\.$/);
    expect(other?.title).toMatch(/^Remove them\. Do not run it together with the fix of filter\/missing, /);
  });

  it('name every rule that asks for the opposite, once', () => {
    const conflictsWith = ['filter/allowed', 'filter/broad'];
    const others = [refuses(), refuses(), refuses({ rule: 'filter/broad' })];
    const [first] = fixesOf([asks({ conflictsWith }), ...others]);
    expect(first?.title).toContain(' together with the fix of filter/allowed and filter/broad, which asks ');
  });

  it('stand as they are when the finding itself is accepted', () => {
    expect(fixesOf([asks({ suppression }), refuses()])[0]).toEqual(fix);
  });

  it.each([
    ['the other finding is on something else', [asks(), refuses({}, second)]],
    ['somebody has accepted the other finding', [asks(), refuses({ suppression })]],
    ['the other side is not there', [asks()]],
  ])('stand as they are when %s', (_, findings) => {
    expect(fixesOf(findings)[0]).toEqual(fix);
  });

  it('stand as they are when the other side has none', () => {
    const { fix: _, ...bare } = refuses();
    expect(fixesOf([asks(), bare])).toEqual([fix, undefined]);
  });
});
