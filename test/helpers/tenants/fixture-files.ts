import { bundle } from '../objects/bundle.ts';
import { headerValue } from '../objects/header-value.ts';
import { type ConfigFile, headerValueFile } from './config-file.ts';
import { zoneAnswers } from '../zone-answers.ts';
import { zoneOf } from './draft-zone.ts';
import { sectionsOf } from './draft.ts';
import { dnsText } from './fixture-dns.ts';
import type { TenantFixture } from './tenant-fixture.ts';

const secretNote =
  "// The value of the service's headers lets its holder skip processing: keep it in a file or an environment variable.";

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function tenantText(fixture: TenantFixture): string {
  const sections = sectionsOf(fixture.draft);
  const exported = fixture.exported?.(sections) ?? { sections, header: {} };
  return json(bundle(exported.sections, { organization: fixture.draft.home.organization, ...exported.header }));
}

/** JSON with comments: a line that says what the file is, and one before the first secret. */
function configText(config: ConfigFile): string {
  const text = json({ $schema: '../../../schemas/config.schema.json', ...config });
  const commented = text.replace(/^( *)"headerValue"/m, (line, indent: string) => `${indent}${secretNote}\n${line}`);
  return `// What the administrator declares; the tenant itself is in tenant.json.\n${commented}`;
}

function expectedLine(profile: string, ids: readonly string[] | undefined): string[] {
  return ids === undefined ? [] : [`${profile}: ${ids.length === 0 ? 'none' : ids.join(', ')}`];
}

function readmeText(fixture: TenantFixture): string {
  const { expected } = fixture;
  const lines = [
    ...expectedLine('Expected', expected.vendor),
    ...expectedLine('Expected (exchange)', expected.exchange),
    ...expectedLine('Expected (security)', expected.security),
    ...expectedLine('Expected (verifier)', expected.verified),
  ];
  const text = [
    `# ${fixture.name}`,
    '',
    ...lines.join('\n\n').split('\n'),
    '',
    fixture.about,
    '',
    `Departs from: ${fixture.departs}.`,
    '',
    `The audit should say: ${fixture.says}`,
    '',
  ];
  return text.join('\n');
}

/** The files of a fixture: name → content. The expected report is not among them, it comes from the program. */
export function fixtureFiles(fixture: TenantFixture): Readonly<Record<string, string>> {
  const { draft } = fixture;
  const [tenant, config] = [tenantText(fixture), configText(draft.config)];
  return {
    'README.md': readmeText(fixture),
    'dns.json': dnsText(tenant, config, draft.home.organization, zoneAnswers(zoneOf(draft))),
    'mxlint.config.json': config,
    'tenant.json': tenant,
    ...(config.includes(headerValueFile) ? { [headerValueFile]: `${headerValue}\n` } : {}),
    ...fixture.files,
  };
}
