import Ajv from 'ajv';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';

import type { RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { formatJson } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import type { Report } from '../../src/report/report.ts';
import { formatSarif } from '../../src/report/sarif.ts';
import { formatTable } from '../../src/report/table.ts';
import {
  draftFile,
  draftReport,
  draftRule,
  findingOn,
  options,
  placeAt,
  relatedAt,
  subjectOf,
} from '../helpers/report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const file = draftFile({ TransportRule: [{ Name: 'A' }] });
const record = file.record('TransportRule', 0);

/** A finding, a gap and diagnostics that lack everything that can be lacking, and are in no file. */
function bareReport(): Report {
  const finding = findingOn(record, undefined, {
    service: '',
    direction: 'inbound',
    discriminator: 'X-Header',
    message: { id: 'm', template: 'Has {list}.', data: { list: [{ secret: true, label: 'value 1' }], count: 2 } },
    related: [relatedAt(record, 'Somewhere.')],
    fix: { title: 'Ask.', safety: 'review' },
    subject: { ...subjectOf(record), guid: '1-2-3' },
  });
  const gap = {
    subject: subjectOf(record),
    fact: 'Mode',
    why: { reason: 'undetermined' },
    at: placeAt(record, 'Mode'),
  } as const;
  const outcomes: RuleOutcome[] = [
    { rule: finding.rule, service: '', outcome: { state: 'evaluated', findings: [finding], gaps: [gap] } },
  ];
  const report = draftReport({
    files: [file],
    findings: [finding],
    outcomes,
    diagnostics: [
      { id: 'run/other', level: 'note', message: 'Without a place.' },
      { id: 'unknown-family', level: 'note', message: 'In a file.', at: { kind: 'file', path: 'a.json' } },
      { id: 'input/line', level: 'note', message: 'In a line.', at: { kind: 'file', path: 'a.csv', line: 3 } },
      { id: 'input/nowhere', level: 'note', message: 'Nowhere.', at: placeAt(record) },
    ],
  });
  const files = report.files.map(({ role, format, encoding, length }) => ({
    role,
    format,
    encoding,
    length,
    path: 'export/tenant.csv',
  }));
  return { ...report, files, rules: [draftRule(finding.rule)], placeOf: () => undefined };
}

describe('a report that lacks what can be lacking', () => {
  it('is a table', () => {
    const text = formatTable(bareReport(), options);
    expect(text).toContain(
      "  transport-rule/loop-guard-missing (vendor)\n  | Has value 1.\n  | - TransportRule 'A': Somewhere.\n",
    );
    expect(text).toContain('  note: input/line                                                       a.csv:3\n');
    expect(text).toContain('  note: run/other\n  | Without a place.\n');
    expect(text).toContain('1 evaluated (0 clean, 1 with gaps)');
  });

  it('is JSON with nulls', () => {
    const value = JSON.parse(formatJson(bareReport(), options)) as Record<string, unknown>;
    const validate = new Ajv.default().compile(reportSchema);
    validate(value);
    expect(validate.errors).toBeNull();
    expect(value).toMatchObject({
      files: [{ sha256: null }],
      findings: [
        {
          subject: { guid: '1-2-3' },
          message: { data: { list: ['value 1'], count: 2 } },
          discriminator: 'X-Header',
          location: null,
          related: [{ location: null }],
          fix: { command: null },
        },
      ],
      outcomes: [{ gaps: [{ detail: null, command: null, location: null }] }],
      diagnostics: [{ location: null }, { location: { line: null } }, { location: { line: 3, column: null } }, {}],
      summary: { gaps: [{ command: null, facts: [{ detail: null }] }] },
    });
  });

  it('is a good log', () => {
    const text = formatSarif(bareReport(), options);
    expect(checkSarif(text)).toEqual([]);
    const run = (JSON.parse(text) as Log).runs[0];
    expect(run?.artifacts?.[0]).toMatchObject({ mimeType: 'text/csv' });
    expect(run?.artifacts?.[0]).not.toHaveProperty('hashes');
    expect(run?.results?.[0]?.relatedLocations).toBeUndefined();
    expect(run?.results?.[0]?.properties).toMatchObject({ direction: 'inbound', fix: { title: 'Ask.' } });
    const notifications = run?.invocations?.[0]?.toolConfigurationNotifications ?? [];
    expect(notifications.map(({ locations }) => locations?.[0]?.physicalLocation?.region)).toEqual([
      undefined,
      undefined,
      { startLine: 3 },
      undefined,
      undefined,
    ]);
    expect(notifications[1]?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: 'a.json',
      uriBaseId: '%SRCROOT%',
    });
  });

  it('without any file names none of this machine', () => {
    const text = formatSarif({ ...bareReport(), files: [] }, options);
    expect(checkSarif(text)).toEqual([]);
    expect(
      (JSON.parse(text) as Log).runs[0]?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri,
    ).toBe('input');
  });

  it('without a descriptor for its rule still names it', () => {
    const text = formatSarif({ ...bareReport(), rules: [] }, options);
    expect(checkSarif(text).map(({ check }) => check)).toEqual(['rule-index', 'notification-rule']);
    expect((JSON.parse(text) as Log).runs[0]?.results?.[0]).toMatchObject({
      ruleId: 'transport-rule/loop-guard-missing',
    });
  });
});
