import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tenantFixtures } from '../test/helpers/tenants/all.ts';
import { fixtureFiles } from '../test/helpers/tenants/fixture-files.ts';

/**
 * Writes the tenants of test/helpers/tenants to fixtures/tenants/<name>/. With --check nothing is written; the exit code
 * is 1 if a file differs from what would be written.
 */
const root = join(import.meta.dirname, '..', 'fixtures', 'tenants');
const check = process.argv.includes('--check');

function differs(file: string, content: string): boolean {
  return !existsSync(file) || readFileSync(file, 'utf8') !== content;
}

const stale: string[] = [];
for (const fixture of tenantFixtures) {
  for (const [name, content] of Object.entries(fixtureFiles(fixture))) {
    const file = join(root, fixture.name, name);
    if (!differs(file, content)) {
      continue;
    }
    stale.push(`fixtures/tenants/${fixture.name}/${name}`);
    if (!check) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

for (const file of stale) {
  console.log(`${check ? 'differs' : 'written'}: ${file}`);
}
if (check && stale.length > 0) {
  console.log('Run: npx node scripts/gen-fixtures.ts');
  process.exitCode = 1;
}
