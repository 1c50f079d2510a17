import { rules } from '../rules/index.ts';
import { defaultConfig } from '../src/config/default-config.ts';
import type { Config } from '../src/config/config.ts';
import { audit } from '../src/pipeline.ts';
import type { Report } from '../src/report/report.ts';
import { defaultVendor } from '../src/vendor/load-profile.ts';

async function* one(path: string, bytes: Uint8Array): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  yield { path, bytes };
}

/** Audits bytes in memory: from bytes to located findings, without rendering. */
export async function auditBytes(bytes: Uint8Array, config: Config = defaultConfig): Promise<Report> {
  const report = await audit({
    files: one('tenant.json', bytes),
    reread: () => bytes,
    config,
    configFile: undefined,
    ownFiles: [],
    services: config.services.map((service) => ({ id: service.id, config: service, profile: defaultVendor })),
    rules,
    at: Date.parse('2026-11-15T08:30:00Z'),
    now: () => 0,
    digests: false,
    failOn: 'high',
    strict: false,
    diagnostics: [],
    version: 'bench',
  });
  if ('failed' in report) throw new Error(report.diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
  return report;
}
