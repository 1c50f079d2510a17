import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';

import { formatJson } from '../../src/report/json.ts';
import { reportSchema } from '../../src/report/report-schema.ts';
import { draftReport, options } from '../helpers/report.ts';
import { sampleReport } from '../helpers/sample-report.ts';

const validate = new Ajv.default({ allErrors: true }).compile(reportSchema);

interface Written {
  readonly snapshot: Readonly<Record<string, unknown>>;
  readonly findings: readonly Readonly<Record<string, unknown>>[];
  readonly outcomes: readonly Readonly<Record<string, unknown>>[];
  readonly summary: Readonly<Record<string, unknown>>;
}

function written(text: string): Written {
  return JSON.parse(text) as Written;
}

describe('the JSON report', () => {
  it('keeps everything', async () => {
    await expect(formatJson(sampleReport(), options)).toMatchFileSnapshot('golden/report.json');
  });

  it.each([
    ['of a tenant with everything', sampleReport()],
    ['of an empty run', draftReport({ organization: undefined, outcomes: [] })],
    ['judged by the clock', sampleReport({ taken: { at: 1, from: 'clock' }, judgedAt: 1 })],
  ])('fits its schema: %s', (_, report) => {
    const value: unknown = JSON.parse(formatJson(report, options));
    validate(value);
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['a property that is missing', (value: Record<string, unknown>) => delete value['summary']],
    ['another version', (value: Record<string, unknown>) => (value['schemaVersion'] = 2)],
    ['findings that are no objects', (value: Record<string, unknown>) => (value['findings'] = ['x'])],
  ])('has a schema that refuses %s', (_, change) => {
    const value = JSON.parse(formatJson(sampleReport(), options)) as Record<string, unknown>;
    change(value);
    expect(validate(value)).toBe(false);
  });

  it('does not write a time of the clock', () => {
    const report = sampleReport({ taken: { at: 86_400_000, from: 'clock' }, judgedAt: 86_400_000 });
    expect(written(formatJson(report, options)).snapshot).toEqual({
      sha256: '0'.repeat(64),
      taken: null,
      takenFrom: 'clock',
      judgedAt: null,
      dns: { from: 'off', resolvers: [], questions: 0, unanswered: 0 },
    });
  });

  it('marks suppressed findings and gives each outcome its gaps', () => {
    const { findings, outcomes, summary } = written(formatJson(sampleReport(), options));
    expect(findings).toHaveLength(9);
    expect(findings.filter(({ suppression }) => suppression !== null)).toHaveLength(1);
    expect(outcomes.find(({ rule }) => rule === 'transport-rule/stop-missing')).toMatchObject({
      state: 'not-evaluated',
      gaps: [{ fact: 'Mode', reason: 'property-absent' }, { reason: 'not-exported' }],
    });
    expect(summary).toMatchObject({ open: 8, suppressed: 1, checks: { total: 15, crashed: 1 } });
  });

  it('names values by their labels and leaves out a command that holds one', () => {
    const { findings } = written(formatJson(sampleReport(), options));
    expect(findings[1]).toMatchObject({ message: { data: { stamp: 'value 1', declared: 'value 2' } } });
    expect(findings[1]).toMatchObject({ location: { snippet: null, pointer: '/TransportRule/0/SetHeaderValue' } });
    expect(findings[4]).toMatchObject({ subject: { identity: 'Old route (value 1)' }, fix: { command: null } });
  });
});
