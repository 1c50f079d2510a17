import { describe, expect, it } from 'vitest';

import { formatNames, formats } from '../../src/report/formats.ts';
import { draftFile, draftReport, findingOn, options } from '../helpers/report.ts';
import { sampleReport } from '../helpers/sample-report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

function manyFindings(count: number) {
  const Guid = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  const rules = Array.from({ length: count }, (_, index) => ({
    Name: `Rule ${index}`,
    Guid: Guid(index),
    Mode: 'Audit',
  }));
  const file = draftFile({ TransportRule: rules });
  const findings = rules.map((_, index) => findingOn(file.record('TransportRule', index), 'Mode'));
  return { file, report: draftReport({ files: [file], findings }) };
}

describe('formats', () => {
  it.each(formatNames)('of the same report are the same bytes: %s', async (name) => {
    const format = await formats[name]();
    expect(format(sampleReport(), options)).toBe(format(sampleReport(), options));
  });

  it.each(formatNames)('end with one newline and have no byte order mark: %s', async (name) => {
    const text = (await formats[name]())(sampleReport(), options);
    expect(text).toMatch(/[^\n]\n$/);
    expect(text.startsWith('\ufeff')).toBe(false);
    expect(text).not.toContain('\r');
  });

  it.each([0, 1, 5001])('write %i findings', async (count) => {
    const { file, report } = manyFindings(count);
    const sarif = (await formats.sarif())(report, options);
    expect(checkSarif(sarif, new Map([[file.path, file.text]]))).toEqual([]);
    expect((JSON.parse(sarif) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(count);
    const json = JSON.parse((await formats.json())(report, options)) as { findings: unknown[] };
    expect(json.findings).toHaveLength(count);
    const table = (await formats.table())(report, options);
    expect(table.match(/^ {2}transport-rule\/loop-guard-missing/gm) ?? []).toHaveLength(count);
  });

  it('leave out results that GitHub would refuse the log for, and say how many', async () => {
    const { report } = manyFindings(1);
    const [finding] = report.findings;
    if (finding === undefined) throw new Error('no finding');
    const findings = Array.from({ length: 25_003 }, (_, index) => ({ ...finding, discriminator: String(index) }));
    const log = JSON.parse((await formats.sarif())({ ...report, findings }, options)) as {
      runs: {
        results: unknown[];
        invocations: { toolConfigurationNotifications: { message: { text: string } }[] }[];
      }[];
    };
    const [run] = log.runs;
    expect(run?.results).toHaveLength(25_000);
    expect(run?.invocations[0]?.toolConfigurationNotifications.at(-1)?.message.text).toContain('3 more results');
  });
});
