import type { Report } from '../src/report/report.ts';
import { auditText } from '../test/helpers/audit-text.ts';

/** Audits bytes in memory: from bytes to located findings, without rendering. */
export async function auditBytes(bytes: Uint8Array): Promise<Report> {
  const report = await auditText(bytes, { digests: false });
  if ('failed' in report) throw new Error(report.diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
  return report;
}
