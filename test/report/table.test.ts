import { describe, expect, it } from 'vitest';

import type { Architecture } from '../../src/analyze/recognize/architecture.ts';
import type { RuleOutcome } from '../../src/analyze/rules/finding.ts';
import { formatTable } from '../../src/report/table.ts';
import { stringWidth } from '../../src/text/width.ts';
import { draftFile, draftReport, draftService, findingOn, guideArchitecture, options } from '../helpers/report.ts';
import { sampleReport, sampleValue } from '../helpers/sample-report.ts';

const clean: RuleOutcome = {
  rule: 'arc/sealer-missing',
  service: 'mxhero',
  outcome: { state: 'evaluated', findings: [], gaps: [] },
};

const waiting: RuleOutcome = {
  rule: 'arc/verdict-masked',
  service: 'mxhero',
  outcome: {
    state: 'not-evaluated',
    gaps: [
      {
        subject: { kind: 'ArcConfig', identity: '*', key: '*' },
        fact: 'ArcConfig',
        why: { reason: 'not-exported', command: 'Get-ArcConfig | ConvertTo-Json -Depth 6' },
      },
    ],
  },
};

/** The text without ANSI codes. */
function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- the codes that the table writes
  return text.replaceAll(/\u001b\[[\d;]*m/g, '');
}

/** The text with wrapped lines put together again. */
function unwrapped(text: string): string {
  return text.replaceAll(/\n +[|] (?=\S)/g, ' ');
}

describe('the table', () => {
  it('is what a person reads', async () => {
    await expect(formatTable(sampleReport(), options)).toMatchFileSnapshot('golden/table.txt');
  });

  it('has the same text in color', async () => {
    const colored = formatTable(sampleReport(), { ...options, color: true });
    await expect(colored).toMatchFileSnapshot('golden/table.ansi');
    expect(plain(colored)).toBe(formatTable(sampleReport(), options));
  });

  it.each([40, 60, 80, 100])('keeps prose within %i columns; commands stay on one line', (width) => {
    const lines = formatTable(sampleReport(), { ...options, width }).split('\n');
    const wide = lines.filter((line) => stringWidth(line) > width);
    expect(wide.filter((line) => !/^ {6}\S/.test(line) && !/^ {2}(?:\S+\/|https:)/.test(line))).toEqual([]);
    expect(wide.some((line) => line.includes("Set-TransportRule -Identity 'Route inbound mail via mxHERO'"))).toBe(
      true,
    );
  });

  it('keeps lines of prose readable on a very wide terminal', () => {
    const lines = formatTable(sampleReport(), { ...options, width: 400 }).split('\n');
    expect(lines.filter((line) => line.length > 120 && !line.startsWith('      '))).toEqual([]);
  });

  it('leaves fixes out on demand', () => {
    const text = formatTable(sampleReport(), { ...options, showFixes: false });
    expect(text).not.toContain('Fix');
    expect(text).not.toContain('Set-InboundConnector');
    expect(text).toContain('Get-TransportRule -ResultSize Unlimited');
  });

  it('prints header values only when asked to', () => {
    expect(formatTable(sampleReport(), options)).not.toContain(sampleValue);
    const text = formatTable(sampleReport(), { ...options, showSecrets: true });
    expect(unwrapped(text)).toContain(`stamps ${sampleValue}, but an0ther-value-77 is declared.`);
    expect(text).toContain(`Remove-TransportRule -Identity 'Old route (${sampleValue})'`);
  });
});

describe('the verdict of the table', () => {
  it('is a pass when everything was judged and nothing found', () => {
    const text = formatTable(draftReport({ outcomes: [clean], exitCode: 0 }), options);
    expect(text).toContain('\nNo findings.\n1 rule: 1 evaluated (1 clean), 0 not evaluated, 0 not applicable.\n');
  });

  it('is no pass when something could not be judged', () => {
    const text = formatTable(draftReport({ outcomes: [clean, waiting], exitCode: 0 }), options);
    expect(text).not.toContain('No findings.');
    expect(text).toContain('this is not a pass');
    expect(text).toContain('COULD NOT BE JUDGED (1 unknown fact)');
    expect(text).toContain('| ArcConfig: not in the input; 1 rule waits for it.');
    expect(text).toContain('\n      Get-ArcConfig | ConvertTo-Json -Depth 6\n');
  });

  it('is no pass when no rule ran', () => {
    expect(formatTable(draftReport({ outcomes: [], exitCode: 2 }), options)).toContain('not a pass');
  });

  it('is green, yellow or red', () => {
    const color = { ...options, color: true };
    expect(formatTable(draftReport({ outcomes: [clean] }), color)).toContain('\u001b[1;32mNo findings.\u001b[0m');
    expect(formatTable(draftReport({ outcomes: [waiting] }), color)).toContain('\u001b[1;33mNo findings, but');
    expect(formatTable(sampleReport(), color)).toContain('\u001b[1;31m8 findings: 2 critical');
  });

  it('counts what is suppressed', () => {
    expect(formatTable(sampleReport(), options)).toContain('1 finding suppressed.');
  });

  it('says so when rules run for several services', () => {
    const second = { ...clean, service: 'gateway' };
    const text = formatTable(draftReport({ outcomes: [clean, second] }), options);
    expect(text).toContain('2 checks (1 rule, several services): 2 evaluated');
  });
});

describe('the gaps of the table', () => {
  it('are grouped by fact, with the number of rules that wait', () => {
    const file = draftFile({ InboundConnector: ['A', 'B', 'C', 'D', 'E', 'F'].map((Name) => ({ Name })) });
    const gaps = Array.from({ length: 6 }, (_, index) => ({
      subject: { kind: 'InboundConnector', identity: String.fromCodePoint(65 + index), key: String(index) },
      fact: 'RequireTls',
      why: { reason: 'property-absent', detail: 'An older export.' } as const,
    }));
    const outcomes = ['a/b', 'a/c'].map((rule): RuleOutcome => ({
      rule,
      service: '',
      outcome: { state: 'not-evaluated', gaps },
    }));
    const text = formatTable(draftReport({ files: [file], outcomes }), { ...options, width: 120 });
    expect(unwrapped(text)).toContain(
      "InboundConnector 'A', 'B', 'C', 'D' and 2 more, RequireTls: the property is missing from the export; 2 rules wait for it. An older export.",
    );
    expect(text).not.toContain('Needed:');
  });

  it('show a command that cannot be copied safely in words', () => {
    const gap = {
      subject: { kind: 'Domain', identity: 'contoso.com', key: 'contoso.com' },
      fact: 'SPF',
      why: { reason: 'not-looked-up', command: "Resolve-DnsName '##vso[x]'" },
    } as const;
    const outcomes: RuleOutcome[] = [{ rule: 'a/b', service: '', outcome: { state: 'not-evaluated', gaps: [gap] } }];
    const text = formatTable(draftReport({ outcomes }), options);
    expect(text).toContain("| Needed: Resolve-DnsName '# #vso[x]'");
  });
});

describe('the heading of the table', () => {
  it('says when the time is that of the run', () => {
    const text = formatTable(draftReport({ taken: { at: 0, from: 'clock' }, judgedAt: 0 }), options);
    expect(text).toContain('time     time of this run; the export does not say when it was taken\n');
    expect(text).not.toContain('1970');
  });

  it('says which time was judged', () => {
    const text = formatTable(draftReport({ judgedAt: Date.UTC(2027, 0, 2, 3, 4) }), options);
    expect(unwrapped(text)).toContain('2026-11-20 00:00 UTC, as the export says; judged at 2027-01-02 03:04 UTC');
    expect(formatTable(draftReport({ taken: { at: 0, from: 'at' }, judgedAt: 0 }), options)).toContain(
      'as given by --at',
    );
  });

  it('lists some of many files and knows unknown organizations', () => {
    const files = Array.from({ length: 10 }, (_, index) => draftFile({}, `export/Get-Part${index}.json`));
    const text = formatTable(draftReport({ files, organization: undefined }), options);
    expect(text).toContain('for unknown organization');
    expect(text.replaceAll('\n         | ', ' ')).toContain('export/Get-Part7.json and 2 more\n');
  });

  it('shows an open direction, and evidence that differs from what is declared', () => {
    const open: Architecture = {
      ...guideArchitecture,
      inbound: { ...guideArchitecture.inbound, candidates: ['loopback', 'border'], confidence: 'low' },
      outbound: { ...guideArchitecture.outbound, candidates: ['loopback'] },
    };
    const text = formatTable(draftReport({ services: [draftService('second', open)] }), options);
    expect(text).toContain('service  mxHERO (second)');
    expect(text).toContain('inbound  undetermined (loopback or border), inferred with low confidence');
    expect(text).toContain('outbound loopback, declared\n           - The evidence says standard.\n');
    expect(text).toContain('           - No rule returns mail of the service.');
    const none = { ...open, inbound: { ...open.inbound, candidates: [] } };
    expect(formatTable(draftReport({ services: [draftService('x', none)] }), options)).toContain(
      'undetermined, inferred',
    );
  });
});

describe('the findings of the table', () => {
  const file = draftFile({ TransportRule: [{ Name: 'A', Priority: 0 }] });
  const record = file.record('TransportRule', 0);

  it('name the service where there are several', () => {
    const findings = [findingOn(record, 'Priority')];
    const services = [draftService(), draftService('second')];
    expect(formatTable(draftReport({ files: [file], findings, services }), options)).toContain(
      '(vendor, service mxhero)',
    );
  });

  it('put a long place on a line of its own', () => {
    const long = draftFile({ TransportRule: [{ Name: 'A' }] }, `export/${'folder/'.repeat(12)}tenant.json`);
    const findings = [findingOn(long.record('TransportRule', 0), 'Priority')];
    const text = formatTable(draftReport({ files: [long], findings }), options);
    expect(text).toMatch(/\n {2}transport-rule\/loop-guard-missing \(vendor\)\n {4}at export\/.*tenant\.json:4:7\n/);
  });

  it('print a fix without command and one whose command cannot be shown', () => {
    const fix = { title: 'Ask the vendor', safety: 'safe' } as const;
    const text = formatTable(
      draftReport({
        files: [file],
        findings: [
          findingOn(record, undefined, { fix }),
          findingOn(record, 'Priority', { fix: { ...fix, command: "Set-TransportRule -Identity '##[x]'" } }),
        ],
      }),
      options,
    );
    expect(text.match(/\| Fix: Ask the vendor\.\n/g)).toHaveLength(2);
    expect(text).toContain('The command is left out');
    expect(text).not.toContain('##[x]');
  });
});
