import { describe, expect, it } from 'vitest';
import type { Finding, GuideReference } from '../../../src/analyze/rules/finding.ts';
import { mergedServices } from '../../../src/analyze/rules/merged-services.ts';
import { createSecrets } from '../../../src/analyze/secret.ts';
import { draftFile, findingOn, type FindingDraft } from '../../helpers/report.ts';

const file = draftFile({ RemoteDomain: [{ Name: 'Default' }, { Name: 'Partner' }] });
const names = new Map([
  ['mxhero', ['mxHERO', 'mxhero']],
  ['signatures', ['Signatures', 'signatures']],
]);
const serviceNames: Readonly<Record<string, string>> = { mxhero: 'mxHERO', signatures: 'Signatures' };
const secrets = createSecrets();

/** What a service says of an object, with its name in the message. */
function asked(service: string, draft: FindingDraft = {}, data: Finding['message']['data'] = {}, index = 0): Finding {
  return findingOn(file.record('RemoteDomain', index), 'TNEFEnabled', {
    service,
    message: { id: 'on', template: '{service} asks.', data: { service: serviceNames[service] ?? 'It', ...data } },
    ...draft,
  });
}

/** What is reported of findings, each once. */
function reported(...findings: readonly Finding[]): readonly Finding[] {
  return [...new Set(mergedServices(findings, names).values())];
}

describe('what two services ask for alike', () => {
  it('is the finding of the first, which names both', () => {
    const [first, second] = [asked('mxhero'), asked('signatures')];
    const merged = mergedServices([first, second], names);
    expect(merged.get(first)).toBe(merged.get(second));
    expect(merged.get(first)).toEqual({
      ...first,
      message: { ...first.message, data: { service: ['mxHERO', 'Signatures'] } },
      services: ['mxhero', 'signatures'],
    });
  });

  it('says once what both say', () => {
    const data = () => ({ domain: 'Default', count: 3, hosts: ['a', 'b'] });
    const [finding, ...others] = reported(asked('mxhero', {}, data()), asked('signatures', {}, data()));
    expect(others).toEqual([]);
    expect(finding?.message.data).toEqual({ service: ['mxHERO', 'Signatures'], ...data() });
  });

  it('cites the guides of both, each section once', () => {
    const section = (guide: string): GuideReference => ({
      guide,
      title: guide,
      section: '5.2',
      url: `https://${guide}`,
    });
    const [finding] = reported(
      asked('mxhero', { guide: [section('a.example.com')] }),
      asked('signatures', { guide: [section('b.example.com'), section('a.example.com')] }),
    );
    expect(finding?.guide.map(({ guide }) => guide)).toEqual(['a.example.com', 'b.example.com']);
  });

  it('names a service once that says it twice', () => {
    const [finding] = reported(asked('mxhero'), asked('mxhero'), asked('signatures'));
    expect(finding?.services).toEqual(['mxhero', 'signatures']);
  });

  const fix = { title: 'Switch it off.', safety: 'safe' } as const;
  const suppression = {
    pointer: '/suppress/0',
    rule: 'x/y',
    object: { kind: 'RemoteDomain', identity: 'Default' },
    justification: 'Checked.',
    owner: 'mail@contoso.com',
    expires: '2099-01-01',
  };

  it.each<[string, FindingDraft]>([
    ['a property', { property: 'AutoForwardEnabled' }],
    ['a discriminator', { discriminator: 'contoso.com' }],
    ['a direction', { direction: 'inbound' }],
    ['a fix', { fix }],
    ['a suppression', { suppression }],
    ['another rule', { rule: 'remote-domain/other' }],
    ['another message', { message: { ...asked('signatures').message, id: 'off' } }],
  ])('is two findings where one has %s', (_, draft) => {
    const findings = [asked('mxhero'), asked('signatures', draft)];
    expect(reported(...findings)).toEqual(findings);
    const both = reported(asked('mxhero', draft), asked('signatures', draft));
    expect(both).toHaveLength(draft.message === undefined ? 1 : 2);
  });

  it.each<[string, Finding['message']['data'], Finding['message']['data']]>([
    ['another value', { domain: 'Default' }, { domain: 'Partner' }],
    ['another number', { count: 1 }, { count: 2 }],
    ['another list', { hosts: ['a', 'b'] }, { hosts: ['a', 'c'] }],
    ['another secret', { value: secrets.of('first value') }, { value: secrets.of('second value') }],
    ['another list of secrets', { value: [secrets.of('first value')] }, { value: [secrets.of('second value')] }],
    ['another slot', { host: 'a' }, { domain: 'a' }],
  ])('is two findings where one tells %s', (_, one, other) => {
    const findings = [asked('mxhero', {}, one), asked('signatures', {}, other)];
    expect(reported(...findings)).toEqual(findings);
  });

  it('is two findings on two objects', () => {
    const findings = [asked('mxhero'), asked('signatures', {}, {}, 1)];
    expect(reported(...findings)).toEqual(findings);
  });

  it('is two findings on what each of them lacks', () => {
    const subject = { kind: 'RemoteDomain', identity: '*', key: '*' };
    const findings = [asked('mxhero', { subject }), asked('signatures', { subject })];
    expect(reported(...findings)).toEqual(findings);
  });

  it.each([
    ['identity', { kind: 'RemoteDomain', identity: '*', key: 'star' }],
    ['key', { kind: 'RemoteDomain', identity: 'Star', key: '*' }],
  ])('is one finding on an object that has a star as its %s', (_, subject) => {
    expect(reported(asked('mxhero', { subject }), asked('signatures', { subject }))).toHaveLength(1);
  });
});

describe('findings of one service', () => {
  it('stand as they are beside those of another', () => {
    const twice = [asked('mxhero', {}, {}, 1), asked('mxhero', {}, {}, 1)];
    const findings = [...twice, asked('signatures')];
    expect(reported(...findings)).toEqual(findings);
    for (const finding of reported(...findings)) expect(finding).not.toHaveProperty('services');
  });

  it('stand as they are where no other service has any', () => {
    const findings = [asked('mxhero'), asked('mxhero', { service: '' })];
    expect(reported(...findings)).toEqual(findings);
  });

  it('of a rule that runs once per tenant belong to no service', () => {
    const ofTenant = [asked('', { service: '' }), asked('', { service: '' })];
    const merged = mergedServices([...ofTenant, asked('mxhero'), asked('signatures')], names);
    for (const finding of ofTenant) expect(merged.get(finding)).toBe(finding);
    expect(new Set(merged.values()).size).toBe(3);
  });

  it('of services without a name are told apart by what they say', () => {
    const unnamed = [asked('mxhero', { service: 'a' }), asked('signatures', { service: 'b' })];
    expect(reported(...unnamed)).toEqual(unnamed);
  });
});
