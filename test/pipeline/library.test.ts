import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { audit, builtInProfiles, defaultConfig, formats, parseConfig, rules } from '../../src/index.ts';
import { root } from '../helpers/source-files.ts';

const folder = `${root}fixtures/tenants/arc-lookalike`;

async function* tenant(): AsyncGenerator<{ path: string; bytes: Uint8Array }> {
  yield { path: 'tenant.json', bytes: readFileSync(`${folder}/tenant.json`) };
}

it('audits with nothing but what the library exports', async () => {
  const [profile] = builtInProfiles;
  if (profile === undefined) throw new Error('no profile');
  const text = readFileSync(`${folder}/mxlint.config.json`, 'utf8');
  const { config, problems } = parseConfig(
    { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => 'a value' },
    { ruleIds: rules.map((rule) => rule.id), vendorIds: [profile.id] },
  );
  expect(problems.filter((problem) => problem.level === 'error')).toEqual([]);
  expect(defaultConfig.services).toHaveLength(1);
  const report = await audit({
    files: tenant(),
    reread: () => undefined,
    config,
    configFile: undefined,
    ownFiles: [],
    services: config.services.map((service) => ({ id: service.id, config: service, profile })),
    rules,
    dns: { mode: 'off' },
    at: undefined,
    now: () => Date.now(),
    digests: true,
    failOn: 'high',
    strict: false,
    exitZero: false,
    diagnostics: [],
    version: '1.0.0',
  });
  if ('failed' in report) throw new Error('not read');
  expect(report.findings.map((finding) => finding.rule)).toContain('arc/sealer-lookalike');
  const write = await formats.json();
  const options = { width: 80, color: false, showSecrets: false, showFixes: true, pages: {} };
  expect(write(report, options)).toContain('"arc/sealer-lookalike"');
});
