import type { Log, Run } from 'sarif';
import { describe, expect, it } from 'vitest';

import type { RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import { draftFile, draftReport, draftRule, findingOn, options, relatedAt } from '../helpers/report.ts';
import { sampleConfig, sampleFile, samplePages, sampleReport } from '../helpers/sample-report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const files = new Map([
  [sampleFile.path, sampleFile.text],
  [sampleConfig.path, sampleConfig.text],
]);

const one = draftFile({ TransportRule: [{ Name: 'A', Priority: 0 }] }, 'one.json');
const record = one.record('TransportRule', 0);

function runOf(text: string): Run {
  const [run] = (JSON.parse(text) as Log).runs;
  if (run === undefined) throw new Error('no run');
  return run;
}

const clean: RuleOutcome = {
  rule: 'arc/sealer-missing',
  service: '',
  outcome: { state: 'evaluated', findings: [], gaps: [] },
};

describe('the SARIF log', () => {
  it('has everything that code scanning reads', async () => {
    const text = formatSarif(sampleReport(), { ...options, pages: samplePages });
    expect(checkSarif(text, files)).toEqual([]);
    await expect(`${JSON.stringify(JSON.parse(text), undefined, 2)}\n`).toMatchFileSnapshot('golden/report.sarif');
  });

  it('of a clean run holds an empty list of results', () => {
    const text = formatSarif(draftReport({ outcomes: [clean], exitCode: 0 }), options);
    expect(checkSarif(text)).toEqual([]);
    expect(runOf(text).results).toEqual([]);
    expect(runOf(text).invocations?.[0]).toMatchObject({ executionSuccessful: true, exitCode: 0 });
  });

  it('leaves suppressed findings out', () => {
    const results = runOf(formatSarif(sampleReport(), options)).results ?? [];
    expect(results.map(({ ruleId }) => ruleId)).not.toContain('connector/inbound-ip-missing');
    expect(results).toHaveLength(8);
  });

  it('says that findings are no failure, but a crashed rule is', () => {
    const found = runOf(formatSarif(draftReport({ files: [one], findings: [findingOn(record, undefined)] }), options));
    expect(found.invocations?.[0]).toMatchObject({ executionSuccessful: true, exitCode: 1 });
    const crashed = runOf(formatSarif(sampleReport(), options));
    expect(crashed.invocations?.[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ level: 'error', associatedRule: { id: 'spf/all-weak' } }],
    });
  });

  it('says that a run without any evaluated rule failed', () => {
    const text = formatSarif(draftReport({ outcomes: [], exitCode: 2 }), options);
    expect(checkSarif(text)).toEqual([]);
    expect(runOf(text).invocations?.[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
  });

  it('does not let an error about one file fail a run that went on', () => {
    const diagnostics = [{ id: 'input/not-json', level: 'error', message: 'It is no JSON.' } as const];
    const text = formatSarif(draftReport({ outcomes: [clean], diagnostics, exitCode: 0 }), options);
    expect(checkSarif(text)).toEqual([]);
    expect(runOf(text).invocations?.[0]?.toolConfigurationNotifications?.[0]?.level).toBe('warning');
  });

  it('takes its category from the tenant or from the user', () => {
    const id = (organization: string | undefined, sarifCategory?: string) =>
      runOf(
        formatSarif(
          draftReport({ organization }),
          sarifCategory === undefined ? options : { ...options, sarifCategory },
        ),
      ).automationDetails?.id;
    expect(id('contoso.onmicrosoft.com')).toBe('mxlint/contoso.onmicrosoft.com/');
    expect(id('a/b c')).toBe('mxlint/a-b-c/');
    expect(id(undefined)).toBe('mxlint/');
    expect(id('contoso.com', 'azuredevops/pipeline/build/1')).toBe('azuredevops/pipeline/build/1/');
  });

  it('describes files by address, digest and role, without content', () => {
    const wide = draftFile({}, 'export/Größe & Name.xml');
    const { artifacts } = runOf(formatSarif(draftReport({ files: [wide], config: sampleConfig }), options));
    expect(artifacts).toMatchObject([
      {
        location: { uri: 'export/Gr%C3%B6%C3%9Fe%20%26%20Name.xml' },
        mimeType: 'application/xml',
        roles: ['analysisTarget'],
      },
      { location: { uri: 'mxlint.config.json' }, mimeType: 'application/json', roles: ['userSpecifiedConfiguration'] },
    ]);
    expect(artifacts?.[0]?.hashes?.['sha-256']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('shortens a message that would be too long, and keeps it a sentence', () => {
    const addresses = Array.from({ length: 12 }, (_, index) => `${'x'.repeat(190)}${index}`);
    const message = { id: 'm', template: "Object '{name}' holds {addresses}.", data: { name: 'A', addresses } };
    const long = { id: 'n', template: 'word '.repeat(500), data: {} };
    const findings = [findingOn(record, undefined, { message }), findingOn(record, 'Priority', { message: long })];
    const text = formatSarif(draftReport({ files: [one], findings }), options);
    expect(checkSarif(text, new Map([[one.path, one.text]]))).toEqual([]);
    const [first, second] = runOf(text).results ?? [];
    expect(first?.message.text).toMatch(/ and 6 more\.$/);
    expect(second?.message.text).toHaveLength(2048);
  });

  it('links its first related places', () => {
    const related = Array.from({ length: 120 }, (_, index) => relatedAt(record, `Note ${index}`));
    const text = formatSarif(
      draftReport({ files: [one], findings: [findingOn(record, undefined, { related })] }),
      options,
    );
    expect(checkSarif(text)).toEqual([]);
    const [result] = runOf(text).results ?? [];
    expect(result?.message.text).toMatch(/See also \[place 1\]\(1\), .*\[place 5\]\(5\)\.$/);
    expect(result?.relatedLocations).toHaveLength(99);
  });

  it('gives a finding that is in no file the first file', () => {
    const report = {
      ...draftReport({ files: [one], findings: [findingOn(record, undefined)] }),
      placeOf: () => undefined,
    };
    const text = formatSarif(report, options);
    expect(checkSarif(text)).toEqual([]);
    expect(runOf(text).results?.[0]?.locations?.[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: 'one.json' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it('shares one logical location between objects of one name', () => {
    const twins = draftFile({
      TransportRule: [
        { Name: 'A/B~', Guid: '1' },
        { Name: 'A/B~', Guid: '2' },
      ],
    });
    const findings = [0, 1].map((index) => findingOn(twins.record('TransportRule', index), 'Mode'));
    const text = formatSarif(draftReport({ files: [twins], findings }), options);
    expect(checkSarif(text)).toEqual([]);
    expect(runOf(text).logicalLocations?.map(({ fullyQualifiedName }) => fullyQualifiedName)).toEqual([
      'TransportRule',
      'TransportRule/A~1B~0',
      'TransportRule/A~1B~0/Mode',
    ]);
  });

  it('counts the gaps that it leaves out', () => {
    const gaps = Array.from({ length: 1003 }, (_, index) => ({
      subject: { kind: 'TransportRule', identity: `Rule ${index}`, key: String(index) },
      fact: 'Mode',
      why: { reason: 'property-absent' } as const,
    }));
    const outcomes: RuleOutcome[] = [{ rule: 'a/b', service: '', outcome: { state: 'not-evaluated', gaps } }];
    const text = formatSarif(draftReport({ outcomes, rules: [draftRule('a/bad-thing')] }), options);
    expect(checkSarif(text).filter(({ check }) => check !== 'notification-rule')).toEqual([]);
    const notifications = runOf(text).invocations?.[0]?.toolConfigurationNotifications ?? [];
    expect(notifications).toHaveLength(1001);
    expect(notifications.at(-1)?.message.text).toContain('3 more facts');
  });
});

describe('rules in the SARIF log', () => {
  function descriptorOf(draft: Parameters<typeof draftRule>[1], page?: string) {
    const rules = [draftRule('spf/all-weak', draft)];
    const pages = page === undefined ? {} : { 'spf/all-weak': page };
    const text = formatSarif(draftReport({ rules, outcomes: [] }), { ...options, pages });
    expect(checkSarif(text)).toEqual([]);
    return runOf(text).tool.driver.rules?.[0];
  }

  it('have their page as help, as Markdown and as plain text', () => {
    const rules = runOf(formatSarif(sampleReport(), { ...options, pages: samplePages })).tool.driver.rules ?? [];
    const rule = rules.find(({ id }) => id === 'transport-rule/loop-guard-missing');
    expect(rule?.help?.markdown).toBe(samplePages['transport-rule/loop-guard-missing']);
    expect(rule?.help?.text).toContain('Without an exception the rule routes it again,\nsee RFC 5321 (https://');
    expect(rule?.help?.text).not.toMatch(/```|\*\*|^#/m);
    expect(rule?.fullDescription?.text).toMatch(/ asks\. The service returns each message\. .*rfc5321\)\.$/);
  });

  it('fall back on their summary and references', () => {
    const rule = descriptorOf({ references: [{ title: 'RFC 7208', url: 'https://www.rfc-editor.org/rfc/rfc7208' }] });
    expect(rule?.help?.text).toContain('- RFC 7208 (https://www.rfc-editor.org/rfc/rfc7208)');
    expect(rule?.name).toBe('AllWeak');
  });

  it('carry the severity of their first message', () => {
    const severities = (severity: 'critical' | 'info') =>
      descriptorOf({ messages: { one: { text: 'X.', severity }, two: { text: 'Y.', severity: 'low' } } });
    expect(severities('critical')).toMatchObject({
      defaultConfiguration: { level: 'error' },
      properties: { 'security-severity': '9.1' },
    });
    expect(severities('info')).toMatchObject({
      defaultConfiguration: { level: 'note' },
      properties: { 'problem.severity': 'recommendation' },
    });
    expect(descriptorOf({ messages: {} })).toMatchObject({ properties: { 'problem.severity': 'recommendation' } });
  });

  it('have at most ten tags', () => {
    const rule = descriptorOf({ weaknesses: [183, 284, 290, 295, 345] });
    expect(rule?.properties?.tags).toHaveLength(10);
    expect(rule?.relationships).toHaveLength(5);
  });

  it('describe themselves briefly even when their page does not', () => {
    const long = descriptorOf({ summary: 'x'.repeat(2000) }, '# spf/all-weak\n\n## Why\n\n```json\n{}\n```\n');
    expect(long?.shortDescription?.text).toHaveLength(1024);
    expect(long?.fullDescription?.text).toHaveLength(1024);
    expect(descriptorOf({}, '# spf/all-weak\n\n## Why\n')?.fullDescription?.text).toMatch(/ asks\.$/);
    expect(descriptorOf({}, '# spf/all-weak\n\n## Why\nBecause `it` is')?.fullDescription?.text).toMatch(
      / asks\. Because it is\.$/,
    );
  });
});
