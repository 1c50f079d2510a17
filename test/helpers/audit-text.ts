import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { audit, type AuditFailure, type AuditRequest } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';

async function* one(bytes: Uint8Array): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  yield { path: 'tenant.json', bytes };
}

/** Audits a text or its bytes in memory with all rules and without a configuration; `over` replaces parts of the request. */
export async function auditText(
  text: string | Uint8Array,
  over: Partial<AuditRequest> = {},
): Promise<Report | AuditFailure> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return audit({
    files: one(bytes),
    reread: () => bytes,
    config: defaultConfig,
    configFile: undefined,
    ownFiles: [],
    services: defaultConfig.services.map((service) => ({ id: service.id, config: service, profile: defaultVendor })),
    rules,
    dns: { mode: 'off' },
    at: undefined,
    now: () => Date.parse('2026-11-20T12:00:00Z'),
    digests: true,
    failOn: 'high',
    strict: false,
    exitZero: false,
    diagnostics: [],
    version: '0.0.0-test',
    ...over,
  });
}
