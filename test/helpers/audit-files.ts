import { rules } from '../../rules/index.ts';
import { unpacked } from '../../src/collect/archive.ts';
import { isArchive } from '../../src/collect/is-archive.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import type { AuditRequest } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { applyOverrides, builtInProfiles, findProfile } from '../../src/vendor/load-profile.ts';
import { auditText } from './audit-text.ts';
import type { Files } from './formats/cmdlet-sections.ts';

const MAX_BYTES = 64 * 1024 * 1024;
const encoder = new TextEncoder();

const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? encoder.encode(content) : content;

/** Files in memory as the command reads them, archives unpacked. */
async function* inputFiles(files: Files): AuditRequest['files'] {
  for (const [path, content] of Object.entries(files)) {
    const file = { path, bytes: bytesOf(content) };
    if (isArchive(file.bytes)) yield* unpacked(file, MAX_BYTES);
    else yield file;
  }
}

/**
 * Audits the files of a tenant in memory as the command does the files of a folder: configuration, export, DNS answers.
 * `exports` stand in place of `tenant.json`.
 */
export async function auditFiles(files: Readonly<Record<string, string>>, exports?: Files): Promise<Report> {
  const read = (name: string): string => {
    const text = files[name];
    if (text === undefined) throw new Error(`no file ${name}`);
    return text;
  };
  const text = read('mxlint.config.json');
  const known = { ruleIds: rules.map(({ id }) => id), vendorIds: builtInProfiles.map(({ id }) => id) };
  const input = { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: read };
  const { config, problems, spanOf } = parseConfig(input, known);
  const services = config.services.map((one) => {
    const profile = findProfile(one.vendor);
    if (profile === undefined) throw new Error(`no profile ${one.vendor}`);
    return { id: one.id, config: one, profile: applyOverrides(profile, one.overrides) };
  });
  const report = await auditText('', {
    files: inputFiles(exports ?? { 'tenant.json': read('tenant.json') }),
    config,
    configFile: { path: 'mxlint.config.json', text, spanOf },
    services,
    dns: { mode: 'file', file: { path: 'dns.json', bytes: encoder.encode(read('dns.json')) } },
    // The time of the export, which most formats do not say.
    at: Date.parse('2026-11-15T08:30:00Z'),
    diagnostics: problems,
  });
  if ('failed' in report) throw new Error(report.diagnostics.map(({ message }) => message).join('\n'));
  return report;
}
