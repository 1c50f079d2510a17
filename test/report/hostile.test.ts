import { beforeAll, describe, expect, it } from 'vitest';

import type { Log } from 'sarif';

import type { Finding, RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { type Format, formatNames, formats } from '../../src/report/formats.ts';
import type { Formatter, Report } from '../../src/report/report.ts';
import { stringWidth } from '../../src/text/width.ts';
import { hostileNames } from '../helpers/hostile-names.ts';
import { draftFile, draftReport, findingOn, options, relatedAt, subjectOf } from '../helpers/report.ts';
import { checkSarif } from '../helpers/sarif-checks.ts';

const file = draftFile({
  TransportRule: hostileNames.map((Name, index) => ({
    Name,
    Guid: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Comments: Name,
  })),
});

/** A name wherever a report holds a text from outside. */
function hostileFinding(name: string, index: number): Finding {
  const record = file.record('TransportRule', index);
  return findingOn(record, index % 2 === 0 ? undefined : 'Comments', {
    message: {
      id: 'm',
      template: "Rule '{name}' holds {list}.",
      data: { name, list: [name, name] },
    },
    discriminator: name,
    service: name,
    related: [relatedAt(record, name)],
    fix: { title: name, safety: 'safe', command: `Set-TransportRule -Identity '${name}'` },
  });
}

function hostileReport(): Report {
  const findings = hostileNames.map((name, index) => hostileFinding(name, index));
  const gaps = hostileNames.map((name, index) => ({
    subject: subjectOf(file.record('TransportRule', index)),
    fact: name,
    why: { reason: 'conflict', command: name, detail: name } as const,
  }));
  const outcomes: RuleOutcome[] = [
    { rule: 'transport-rule/loop-guard-missing', service: '', outcome: { state: 'evaluated', findings, gaps } },
    ...hostileNames.map((error): RuleOutcome => ({
      rule: 'arc/sealer-missing',
      service: '',
      outcome: { state: 'crashed', error },
    })),
    ...hostileNames.map((why): RuleOutcome => ({
      rule: 'arc/sealer-missing',
      service: '',
      outcome: { state: 'not-applicable', why },
    })),
  ];
  const diagnostics = hostileNames.map((name) => ({
    id: 'input/not-json',
    level: 'warning' as const,
    message: name,
    at: { kind: 'file' as const, path: name, line: 1, column: 1 },
  }));
  return draftReport({ files: [file], organization: hostileNames.join('\n'), findings, outcomes, diagnostics });
}

const texts = new Map<Format, string>();

beforeAll(async () => {
  for (const name of formatNames) {
    const format: Formatter = await formats[name]();
    texts.set(name, format(hostileReport(), options));
  }
});

const textOf = (format: Format): string => texts.get(format) ?? '';

// oxlint-disable-next-line no-control-regex -- control characters are what must not be there
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

describe('hostile names', () => {
  it.each(formatNames)('leave neither unseen characters nor commands of a CI job in %s', (format) => {
    const text = textOf(format);
    expect(text).not.toMatch(UNSEEN);
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toMatch(/##(?:vso)?\[/i);
    expect(text.split('\n').filter((line) => line.trimStart().startsWith('::'))).toEqual([]);
    expect(text.endsWith('\n')).toBe(true);
  });

  it('begin no line of the table', () => {
    const bars = ['  | ', '         | ', '           - ', '           | ', '| '];
    const labels = [
      '  input    ',
      '  time     ',
      '  dns      ',
      '  service  ',
      '  inbound  ',
      '  outbound ',
      '    at ',
      '  warning: ',
    ];
    const words = [
      'mxlint 0.1.0',
      'TransportRule',
      '  transport-rule/',
      '      Set-TransportRule ',
      'HIGH',
      'COULD ',
      'CRASHED ',
    ];
    const end = [
      'ABOUT ',
      '  Please report',
      '  https:',
      '---',
      '84 findings:',
      '169 checks',
      'not evaluated,',
      'A changed ',
    ];
    const starts = [...bars, ...labels, ...words, ...end];
    const lines = textOf('table').split('\n');
    expect(lines.filter((line) => line !== '' && !starts.some((start) => line.startsWith(start)))).toEqual([]);
  });

  it('do not push prose over the width', () => {
    const wide = textOf('table')
      .split('\n')
      .filter((line) => stringWidth(line) > 80 && !line.startsWith('      '));
    expect(wide.filter((line) => !line.startsWith('    at ') && !line.startsWith('mxlint '))).toEqual([]);
  });

  it('are the same names again after a JSON parser', () => {
    const report = JSON.parse(textOf('json')) as {
      findings: { subject: { identity: string }; message: { data: { list: string[] } } }[];
    };
    expect(report.findings.map(({ subject }) => subject.identity)).toEqual([...hostileNames]);
    expect(report.findings.map(({ message }) => message.data.list[1])).toEqual([...hostileNames]);
  });

  it('make a good SARIF log', () => {
    expect(
      checkSarif(textOf('sarif'), new Map([[file.path, file.text]])).map(({ check, where }) => [check, where]),
    ).toEqual([]);
  });

  it('form no link and no placeholder of a SARIF message', () => {
    const results = (JSON.parse(textOf('sarif')) as Log).runs[0]?.results ?? [];
    expect(results).toHaveLength(hostileNames.length);
    for (const { message } of results) {
      expect(message.arguments).toBeUndefined();
      expect(message.text?.replaceAll(/\\./g, '').match(/\]\([^)]*\)/g)).toEqual(['](1)']);
    }
  });
});
