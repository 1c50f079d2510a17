import { describe, expect, it } from 'vitest';
import type { AuditRequest } from '../../src/pipeline.ts';
import { formats } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { auditText } from '../helpers/audit-text.ts';
import { guideSections } from '../helpers/guide-tenant.ts';
import { arcConfig } from '../helpers/objects/arc-config.ts';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import { contosoHome, fabrikamHome, type Home } from '../helpers/objects/home.ts';
import { bundle } from '../helpers/objects/bundle.ts';

const options = { width: 80, color: false, showSecrets: false, showFixes: true, pages: {} };
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value, null, 1));

async function* files(
  ...inputs: readonly (readonly [string, Uint8Array])[]
): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  for (const [path, bytes] of inputs) yield { path, bytes };
}

async function reportOf(text: string | Uint8Array, over: Partial<AuditRequest> = {}): Promise<Report> {
  const report = await auditText(text, over);
  if ('failed' in report) throw new Error(report.diagnostics.map((one) => one.message).join('\n'));
  return report;
}

const faulty = bundle({ ...guideSections(), ArcConfig: [arcConfig({ ArcTrustedSealers: [] })] });

describe('audit', () => {
  it('writes the same bytes twice', async () => {
    for (const format of Object.values(formats)) {
      const write = await format();
      const [first, second] = [await reportOf(JSON.stringify(faulty)), await reportOf(JSON.stringify(faulty))];
      expect(write(second, options)).toBe(write(first, options));
    }
  });

  it('judges at the time of the export, else at --at, else now', async () => {
    const withoutTime = { ...guideSections() };
    const now = Date.parse('2026-11-20T12:00:00Z');
    const at = Date.parse('2027-01-01T00:00:00Z');
    const exported = Date.parse('2026-11-15T08:30:00Z');
    const taken = async (value: unknown, over: Partial<AuditRequest>): Promise<unknown> => {
      const report = await reportOf(encode(value), over);
      return [report.taken.from, report.judgedAt];
    };
    expect(await taken(faulty, {})).toEqual(['header', exported]);
    expect(await taken(faulty, { at })).toEqual(['header', at]);
    expect(await taken(withoutTime, { at })).toEqual(['at', at]);
    expect(await taken(withoutTime, {})).toEqual(['clock', now]);
  });

  it('refuses an input of several organizations, naming them', async () => {
    const of = (domain: string, home: Home): Uint8Array =>
      encode({ AcceptedDomain: [acceptedDomain({ Name: domain }, home)] });
    const inputs = files(['a.json', of('contoso.com', contosoHome)], ['b.json', of('fabrikam.com', fabrikamHome)]);
    const result = await auditText('', { files: inputs });
    expect(result).toMatchObject({ failed: true });
    expect(result.diagnostics.map((one) => one.message).join()).toMatch(
      /contoso\.onmicrosoft\.com, fabrikam\.onmicrosoft\.com/,
    );
  });

  it('goes on without a file that cannot be read, and says so', async () => {
    const inputs = files(['bad.json', encode('text')], ['tenant.json', encode(faulty)]);
    const report = await reportOf('', { files: inputs });
    expect(report.findings.map((finding) => finding.rule)).toContain('arc/sealer-missing');
    expect(report.diagnostics).toMatchObject([{ level: 'warning', at: { path: 'bad.json' } }]);
    expect(report.exitCode).toBe(1);
    const strict = await reportOf('', {
      files: files(['bad.json', encode('text')], ['tenant.json', encode(faulty)]),
      strict: true,
    });
    expect(strict.exitCode).toBe(3);
  });

  it('isolates a rule that throws', async () => {
    const [first, ...others] = (await reportOf(encode(faulty))).rules;
    if (first === undefined) throw new Error('no rules');
    const broken = {
      ...first,
      check: (): never => {
        throw new Error('it broke');
      },
    };
    const report = await reportOf(encode(faulty), { rules: [broken, ...others] });
    expect(report.outcomes.filter(({ outcome }) => outcome.state === 'crashed')).toMatchObject([
      { rule: first.id, outcome: { error: 'it broke' } },
    ]);
    expect(report.findings.map((finding) => finding.rule)).toContain('arc/sealer-missing');
    expect(report.exitCode).toBe(3);
  });

  it('is no verdict when nothing could be evaluated', async () => {
    const report = await reportOf(encode({ mxlint: {}, OrganizationConfig: [] }));
    expect(report.exitCode).toBe(2);
    expect(report.diagnostics.map((one) => one.id)).toContain('run/nothing-evaluated');
  });
});

describe('places of a large input', () => {
  const large = bundle({
    ...guideSections(),
    ArcConfig: [arcConfig({ ArcTrustedSealers: [] })],
    padding: 'x'.repeat(17 * 1024 * 1024),
  } as never);

  it('are found by reading it again', async () => {
    const report = await reportOf(encode(large));
    const finding = report.findings.find((one) => one.rule === 'arc/sealer-missing');
    expect(finding && report.placeOf(finding.at)?.region.startLine).toBeGreaterThan(1);
  });

  it('are not claimed when the file changed meanwhile', async () => {
    const report = await reportOf(encode(large), { reread: () => encode({ ...large, padding: 'changed' }) });
    expect(report.diagnostics.map((one) => one.id)).toContain('input/changed');
    const finding = report.findings.find((one) => one.rule === 'arc/sealer-missing');
    expect(finding && report.placeOf(finding.at)?.region.startLine).toBe(1);
  });
});
