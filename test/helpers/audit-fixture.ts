import { readFileSync } from 'node:fs';
import { rules } from '../../rules/index.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { collectFiles } from '../../src/collect/files.ts';
import type { Config } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { audit } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { testHost } from './host.ts';
import { root } from './source-files.ts';

/** Audits a fixture the way the command does, with its configuration or, to see what is inferred, without one. */
export async function auditFixture(name: string, withConfig: boolean): Promise<Report> {
  const folder = `fixtures/tenants/${name}`;
  const host = testHost({ cwd: root });
  const request = {
    configPath: `${folder}/mxlint.config.json`,
    vendors: [],
    inputs: [],
    ruleIds: rules.map((rule) => rule.id),
  };
  const settings = await readSettings(request, host);
  const errors = settings.diagnostics.filter((diagnostic) => diagnostic.level === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => one.message).join('\n'));
  const config: Config = withConfig ? settings.config : defaultConfig;
  const files = collectFiles([`${folder}/tenant.json`], { maxBytes: 1e8, cwd: root, stdin: host.stdin });
  const report = await audit({
    files,
    reread: files.reread,
    config,
    configFile: withConfig ? settings.configFile : undefined,
    ownFiles: withConfig ? settings.ownFiles : [],
    services: withConfig
      ? settings.services
      : config.services.map((one) => ({ id: one.id, config: one, profile: defaultVendor })),
    isServiceNamed: withConfig,
    profiles: settings.profiles,
    rules,
    dns: { mode: 'file', file: { path: `${folder}/dns.json`, bytes: readFileSync(`${root}${folder}/dns.json`) } },
    at: undefined,
    now: host.now,
    digests: true,
    failOn: 'high',
    strict: false,
    exitZero: false,
    diagnostics: withConfig ? settings.diagnostics : [],
    version: '0.0.0-test',
  });
  if ('failed' in report) throw new Error(report.diagnostics.map((one) => one.message).join('\n'));
  return report;
}
