import { compare, type Measurement } from './measure.ts';
import { auditBytes } from './in-memory.ts';
import { largeExport } from './make-export.ts';

/** A 10 MB export with 2,000 objects, warm, from bytes to located findings, against JSON.parse of its text. */
export async function largeExportAudit(): Promise<Measurement> {
  const bytes = largeExport();
  const decoder = new TextDecoder();
  const report = await auditBytes(bytes);
  for (let warm = 0; warm < 5; warm += 1) await auditBytes(bytes);
  const result = await compare(
    15,
    async () => void (await auditBytes(bytes)),
    () => void JSON.parse(decoder.decode(bytes)),
  );
  const fired = new Set(report.findings.map((finding) => finding.rule)).size;
  const notes = [`${(bytes.length / 1e6).toFixed(1)} MB, ${report.findings.length} findings of ${fired} rules`];
  return { name: '10 MB export to located findings', baseline: 'JSON.parse of it', bar: 4, ...result, notes };
}
