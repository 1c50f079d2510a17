import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import type { Finding, RuleOutcome } from '../../src/analyze/rules/finding.ts';
import type { ServiceView } from '../../src/analyze/recognize/service-view.ts';
import { formatJson } from '../../src/report/json.ts';
import type { Report } from '../../src/report/report.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import { formatTable } from '../../src/report/table.ts';
import { draftFile, draftReport, draftRule, draftService, findingOn, options } from '../helpers/report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const file = draftFile({
  HostedConnectionFilterPolicy: [{ Name: 'Default', IPAllowList: ['192.0.2.1'] }],
  InboundConnector: [{ Name: 'Return', RequireTls: false }],
});
const policy = file.record('HostedConnectionFilterPolicy', 0);
const connector = file.record('InboundConnector', 0);

const missing = 'connection-filter/service-ip-missing';
const allowed = 'connection-filter/service-ip-allowed';

const asks = findingOn(policy, 'IPAllowList', { rule: missing, severity: 'high', conflictsWith: [allowed] });
const refuses = findingOn(policy, 'IPAllowList', {
  rule: allowed,
  profile: 'security',
  severity: 'medium',
  conflictsWith: [missing],
});
const between = findingOn(connector, 'RequireTls', { rule: 'connector/inbound-tls-not-required', severity: 'medium' });

const guide = { id: 'G', title: 'Guide', url: 'https://example.com', updated: null, sections: { ipAllowList: '5.2' } };

function service(): ServiceView {
  const view = draftService();
  return { ...view, profile: { ...view.profile, guides: [guide] } };
}

const outcome = (state: RuleOutcome['outcome']): RuleOutcome => ({ rule: missing, service: 'mxhero', outcome: state });

const evaluated = (rule: string, findings: readonly Finding[]): RuleOutcome => ({
  rule,
  service: 'mxhero',
  outcome: { state: 'evaluated', findings, gaps: [] },
});

function reportOf(findings: readonly Finding[], others: readonly RuleOutcome[] = []): Report {
  const own = [...new Set(findings.map(({ rule }) => rule))].map((rule) => evaluated(rule, findings));
  const outcomes = [...own, ...others];
  const rules = [...new Set(outcomes.map(({ rule }) => rule))].toSorted().map((id) =>
    draftRule(id, {
      profile: id === allowed ? 'security' : 'vendor',
      guide: id === missing ? ['ipAllowList'] : [],
      conflictsWith: [missing, allowed].filter((other) => [missing, allowed].includes(id) && other !== id),
    }),
  );
  return draftReport({ files: [file], findings, outcomes, rules, services: [service()] });
}

const tableOf = (report: Report, more: Partial<typeof options> = {}): string =>
  formatTable(report, { ...options, width: 120, ...more }).replaceAll(/\n +[|] (?=\S)/g, ' ');

const suppression = {
  pointer: '/suppress/0',
  rule: missing,
  object: { kind: 'HostedConnectionFilterPolicy', identity: 'Default' },
  justification: 'Filtered on purpose.',
  owner: 'mail@contoso.com',
  expires: '2027-01-31',
};

describe('two sides in the table', () => {
  it('stand together at the place of the more severe one', () => {
    const text = tableOf(reportOf([asks, between, refuses]));
    const heads = text.split('\n').filter((line) => /^(?:[A-Z]+ \(| {2}con)/.test(line));
    expect(heads.map((line) => line.trim().replace(/ {2}.*/, ''))).toEqual([
      'HIGH (1 finding)',
      `${missing} (vendor)`,
      `${allowed} (medium, security)`,
      'MEDIUM (2 findings, 1 shown above)',
      'connector/inbound-tls-not-required (vendor)',
    ]);
    expect(text).toContain('2 medium');
  });

  it('leave the heading of their severity when nothing else stands there', () => {
    expect(tableOf(reportOf([asks, refuses]))).toContain('\nMEDIUM (1 finding, shown above)\n');
  });

  it('say who asks for the opposite, and how one side is chosen', () => {
    const text = tableOf(reportOf([asks, refuses]));
    expect(text).toContain(
      `Other side: ${missing} (vendor) asks for the opposite, as does Guide 5.2, and is reported too. Decide for one side and suppress the other finding; --profile security or --profile vendor runs one side only.`,
    );
    expect(text).toContain(`Other side: ${allowed} (security) asks for the opposite, and is reported too.`);
  });

  it('say so when what the other side asks for is there', () => {
    const text = tableOf(reportOf([refuses], [evaluated(missing, [])]));
    expect(text).toContain(
      `Other side: ${missing} (vendor) asks for the opposite, as does Guide 5.2, and is met. Keep it so and suppress this finding, or mend it and suppress that one; --profile security or --profile vendor runs one side only.`,
    );
  });

  it('ask for no decision when the other side is no guide and has nothing to report', () => {
    const text = tableOf(reportOf([asks], [evaluated(allowed, [])]));
    expect(text).toContain(`Other side: ${allowed} (security) asks for the opposite, and reports nothing.\n`);
    expect(text).not.toContain('Decide');
  });

  it('say so when the other finding is accepted', () => {
    const text = tableOf(reportOf([{ ...asks, suppression }, refuses]));
    expect(text).toContain('its finding is suppressed by mail@contoso.com until 2027-01-31.');
    expect(text).not.toContain('HIGH');
    expect(text).not.toContain('--profile');
  });

  it.each<[string, RuleOutcome[], string]>([
    ['is left out', [], `Other side: ${missing} asks for the opposite; this run leaves it out.`],
    ['could not be judged', [outcome({ state: 'not-evaluated', gaps: [] })], 'it could not be judged.'],
    ['crashed', [outcome({ state: 'crashed', error: 'x' })], 'it could not be judged.'],
  ])('say so when the other side %s', (_, outcomes, words) => {
    expect(tableOf(reportOf([refuses], outcomes))).toContain(words);
  });

  it('is not spoken of where it does not apply', () => {
    const text = tableOf(reportOf([refuses], [outcome({ state: 'not-applicable', why: 'Border.' })]));
    expect(text).not.toContain('Other side');
  });

  it('do not offer a profile where both rules have the same', () => {
    const report = {
      ...reportOf([asks], [evaluated(allowed, [])]),
      rules: [draftRule(allowed, { profile: 'vendor' })],
    };
    expect(tableOf(report)).toContain('or mend it and suppress that one.');
  });
});

describe('the entry that accepts a finding', () => {
  const line = `      {"rule":"${allowed}","object":{"kind":"HostedConnectionFilterPolicy","identity":"Default"},"message":"wrong","service":"mxhero","justification":"","owner":"","expires":""}\n`;

  it('stands with findings that another source asks for, and with no others', () => {
    expect(tableOf(reportOf([refuses, between], [evaluated(missing, [])])).split('Accept it instead')).toHaveLength(2);
    expect(formatTable(reportOf([refuses], [evaluated(missing, [])]), options)).toContain(line);
    expect(tableOf(reportOf([refuses], [evaluated(missing, [])]), { showFixes: false })).not.toContain('Accept it');
  });

  it('names an object by its Guid where its name cannot be shown as it is', () => {
    const odd = { ...refuses, subject: { ...refuses.subject, identity: '##vso[x]', guid: 'AB-12' } };
    expect(tableOf(reportOf([odd], [evaluated(missing, [])]))).toContain('"identity":"AB-12"');
    const nameless = { ...refuses, subject: { ...refuses.subject, identity: '##vso[x]' } };
    expect(tableOf(reportOf([nameless], [evaluated(missing, [])]))).not.toContain('Accept it instead');
  });

  it('is in the JSON report for every finding, narrowed to it', () => {
    const findings = [{ ...between, discriminator: 'contoso.com', service: '' }];
    const [written] = (JSON.parse(formatJson(reportOf(findings), options)) as { findings: { suppressAs: object }[] })
      .findings;
    expect(written?.suppressAs).toEqual({
      rule: 'connector/inbound-tls-not-required',
      object: { kind: 'InboundConnector', identity: 'Return' },
      message: 'contoso.com',
    });
  });
});

describe('two sides in files', () => {
  it('are told by JSON with the keys of the findings', () => {
    const { findings, rules } = JSON.parse(formatJson(reportOf([asks, refuses]), options)) as {
      findings: { fingerprints: { key: string }; otherSides: object[] }[];
      rules: object[];
    };
    const key = findings[0]?.fingerprints.key;
    expect(findings[1]?.otherSides).toEqual([{ rule: missing, profile: 'vendor', state: 'reported', findings: [key] }]);
    expect(rules).toContainEqual(
      expect.objectContaining({ id: allowed, profile: 'security', conflictsWith: [missing] }),
    );
  });

  it('are told by SARIF in message and properties, of results and of rules', () => {
    const text = formatSarif(reportOf([asks, refuses]), options);
    expect(checkSarif(text, new Map([[file.path, file.text]]))).toEqual([]);
    const [run] = (JSON.parse(text) as Log).runs;
    const [first, second] = run?.results ?? [];
    expect(second?.message.text).toContain(`Rule '${missing}' asks for the opposite and is reported too.`);
    expect(second?.properties).toMatchObject({
      otherSides: [
        { rule: missing, state: 'reported', findings: [first?.partialFingerprints?.['mxlintFindingKey/v1']] },
      ],
    });
    expect(run?.tool.driver.rules?.[0]).toMatchObject({ id: allowed, properties: { conflictsWith: [missing] } });
  });
});
