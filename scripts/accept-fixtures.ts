import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { auditFixture } from '../test/helpers/audit-fixture.ts';
import {
  expectationFor,
  withoutConfigExpectation,
  type FixtureExpectation,
} from '../test/helpers/fixture-expectation.ts';
import { root } from '../test/helpers/source-files.ts';

/**
 * Writes `expected.json` beside the fixtures from what the audit says now. Read the difference before committing it:
 * each line of it is a claim about the tenant. Arguments: names of fixtures; without, all.
 */
const wanted = process.argv.slice(2);
for (const name of readdirSync(`${root}fixtures/tenants`)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const path = `${root}fixtures/tenants/${name}/expected.json`;
  const expectation: FixtureExpectation = {
    ...expectationFor(await auditFixture(name, true)),
    ...(name.startsWith('clean-') || name === 'route-disabled'
      ? { withoutConfig: withoutConfigExpectation(await auditFixture(name, false)) }
      : {}),
  };
  const text = `${JSON.stringify(expectation, null, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  writeFileSync(path, text);
  console.log(`wrote fixtures/tenants/${name}/expected.json`);
}
