import { describe, expect, it } from 'vitest';

import type { Finding, RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { formatNames, formats } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import {
  draftFile,
  draftReport,
  draftService,
  findingOn,
  guideArchitecture,
  options,
  relatedAt,
  subjectOf,
} from '../helpers/report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const long = 'Zq7-w0nder-4f9a';
const short = 'zq7w';
const odd = 'a"b\\c[1](2) zq7';

/** A report that holds the values wherever a text from the input can be. */
function leakyReport(values: readonly string[]): { report: Report; file: ReturnType<typeof draftFile> } {
  const all = values.join(' and ');
  const file = draftFile({
    TransportRule: [
      {
        Name: `Route with ${all}`,
        Identity: all,
        SetHeaderValue: values[0],
        ExceptIfHeaderContainsWords: [...values],
        HeaderMatchesPatterns: values.map((value) => value.replaceAll(/\W/g, String.raw`\$&`)),
        Comments: all.toUpperCase(),
        Description: `Set the header to '${all}'.`,
      },
    ],
  });
  const record = file.record('TransportRule', 0);
  const config = {
    path: 'mxlint.config.json',
    text: JSON.stringify({ services: [{ headerValue: values[0], domains: { [all]: { server: all } } }] }),
  };
  const properties = [undefined, ...Object.keys(record.raw), 'Absent'];
  const findings = properties.map((property): Finding =>
    findingOn(record, property, {
      message: {
        id: 'm',
        template: "Rule '{name}' holds {list} and {secret}.",
        data: { name: all, list: [all], secret: { secret: true, label: 'value 1' } },
      },
      discriminator: all,
      related: [relatedAt(record, `See ${all}.`, 'SetHeaderValue'), relatedAt(record, all, 'Description')],
      fix: { title: `Set ${all}`, safety: 'safe', command: `Set-TransportRule -Identity '${all}'` },
    }),
  );
  const inConfig = [
    '/services/0/headerValue',
    '/services/0',
    `/services/0/domains/${all.replaceAll('~', '~0').replaceAll('/', '~1')}`,
  ];
  findings.push(
    ...inConfig.map((pointer, index) => ({
      ...findingOn(record, `Config${index}`),
      at: { kind: 'config', pointer } as const,
    })),
  );
  const why = { reason: 'conflict', command: `Get-TransportRule '${all}'`, detail: all } as const;
  const outcomes: RuleOutcome[] = [
    {
      rule: 'transport-rule/loop-guard-missing',
      service: '',
      outcome: { state: 'evaluated', findings, gaps: [{ subject: subjectOf(record), fact: all, why }] },
    },
    { rule: 'a/crashed', service: '', outcome: { state: 'crashed', error: `failed on ${all}` } },
    { rule: 'a/other', service: '', outcome: { state: 'not-applicable', why: all } },
  ];
  const inbound = { ...guideArchitecture.inbound, reasons: [`Rule '${all}' routes.`] };
  const report = draftReport({
    files: [file],
    config,
    values,
    organization: all,
    findings,
    outcomes,
    services: [draftService(all, { ...guideArchitecture, inbound })],
    diagnostics: [{ id: 'input/x', level: 'error', message: all, at: { kind: 'file', path: `${values[0]}.json` } }],
  });
  return { report, file };
}

/** All readings of a text: as it is, without escapes of punctuation, and as a JSON parser sees its strings. */
function readings(text: string): string {
  const strings = [...text.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([token]) => {
    try {
      return String(JSON.parse(token));
    } catch {
      return '';
    }
  });
  const joined = [text, text.replaceAll(/\s*\n\s*[|]?\s*/g, ' '), ...strings].join('\n');
  return `${joined}\n${joined.replaceAll(/\\(.)/g, '$1')}`.toLowerCase();
}

describe('header values', () => {
  it.each(formatNames)('are in no %s, wherever they stand in the input', async (name) => {
    const format = await formats[name]();
    const { report } = leakyReport([long, short, odd]);
    const text = readings(format(report, options));
    for (const value of [long, short, odd]) expect(text).not.toContain(value.toLowerCase());
    expect(text).toContain('value 1');
  });

  it.each(['json', 'sarif'] as const)('are in no %s even when secrets may be shown', async (name) => {
    const format = await formats[name]();
    const { report } = leakyReport([long]);
    expect(readings(format(report, { ...options, showSecrets: true }))).not.toContain(long.toLowerCase());
  });

  it('are spanned by no region', async () => {
    const format = await formats.sarif();
    const { report, file } = leakyReport([long]);
    const text = format(report, options);
    expect(checkSarif(text, new Map([[file.path, file.text]]))).toEqual([]);
    const places = [...report.findings, ...report.findings.flatMap(({ related }) => related)].map(({ at }) =>
      report.placeOf(at),
    );
    const lines = file.text.split('\n');
    for (const place of places) {
      const region = place?.region;
      if (place?.path !== file.path || region === undefined) continue;
      const covered = lines
        .slice(region.startLine - 1, region.endLine)
        .join('\n')
        .slice(region.startColumn - 1);
      const cut =
        region.startLine === region.endLine ? covered.slice(0, region.endColumn - region.startColumn) : covered;
      expect(cut.toLowerCase()).not.toContain(long.toLowerCase());
    }
  });

  it('that are words of the report break nothing', async () => {
    const words = [
      'severity',
      'critical',
      'message',
      'transport-rule',
      'https://docs.oasis-open.org',
      'loopback',
      'physicalLocation',
    ];
    const { report, file } = leakyReport(words);
    const format = await formats.sarif();
    expect(checkSarif(format(report, options), new Map([[file.path, file.text]]))).toEqual([]);
    const json = JSON.parse((await formats.json())(report, options)) as {
      findings: { severity: string; rule: string }[];
    };
    expect(json.findings[0]).toMatchObject({ severity: 'high', rule: 'transport-rule/loop-guard-missing' });
  });
});
