import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  auditFixture,
  expectationOf,
  profileExpectation,
  withoutConfigExpectation,
  type FixtureExpectation,
} from '../test/helpers/audit-fixture.ts';
import { root } from '../test/helpers/source-files.ts';

/**
 * Writes `expected.json` beside the fixtures from what the audit says now. Read the difference before committing it:
 * each line of it is a claim about the tenant. What is expected of the other profiles is kept once it is there.
 */
const wanted = process.argv.slice(2);
for (const name of readdirSync(`${root}fixtures/tenants`)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const path = `${root}fixtures/tenants/${name}/expected.json`;
  const before: FixtureExpectation | undefined = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
  const report = await auditFixture(name, true);
  const others = report.findings.filter((finding) => finding.profile !== 'vendor');
  const fired = new Set(others.map((finding) => finding.rule));
  const silent = report.rules.filter((rule) => rule.profile !== 'vendor' && !fired.has(rule.id)).map((rule) => rule.id);
  const expectation: FixtureExpectation = {
    vendor: profileExpectation(report, 'vendor'),
    others: before?.others ?? { must: others.map(expectationOf), mustNot: silent },
    ...(name.startsWith('clean-') || name === 'route-disabled'
      ? { withoutConfig: withoutConfigExpectation(await auditFixture(name, false)) }
      : {}),
  };
  const text = `${JSON.stringify(expectation, null, 2)}\n`;
  if (before !== undefined && readFileSync(path, 'utf8') === text) continue;
  writeFileSync(path, text);
  console.log(`wrote fixtures/tenants/${name}/expected.json`);
}
