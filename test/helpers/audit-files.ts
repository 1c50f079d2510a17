import { rules } from '../../rules/index.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import type { Report } from '../../src/report/report.ts';
import { applyOverrides, builtInProfiles, findProfile } from '../../src/vendor/load-profile.ts';
import { auditText } from './audit-text.ts';

/** Audits the files of a tenant in memory as the command does the files of a folder: configuration, export, DNS answers. */
export async function auditFiles(files: Readonly<Record<string, string>>): Promise<Report> {
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
  const report = await auditText(read('tenant.json'), {
    config,
    configFile: { path: 'mxlint.config.json', text, spanOf },
    services,
    dns: { mode: 'file', file: { path: 'dns.json', bytes: new TextEncoder().encode(read('dns.json')) } },
    diagnostics: problems,
  });
  if ('failed' in report) throw new Error(report.diagnostics.map(({ message }) => message).join('\n'));
  return report;
}
