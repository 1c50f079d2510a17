import { describe, expect, it } from 'vitest';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import { readSuite, type Scenario, type SuiteCase } from './suite.ts';

const DEFAULT_EXPLANATION = 'DEFAULT';

function run({ answers }: Scenario, { host: ip, mailFrom, helo }: SuiteCase): Record<string, unknown> {
  const check = checkHost({ ip, mailFrom, helo }, answers, { timeoutIsTemperror: true });
  if (!check.known) throw new Error(`not decided: ${JSON.stringify(check)}`);
  const { result, lookups, voids, explanation = DEFAULT_EXPLANATION } = check;
  return { result, lookups, voids, explanation };
}

/** Void lookups as RFC 7208, section 4.6.4, counts them: of terms. The cases also count a domain that has no record at all. */
function voidsOf({ results, lookups, voids }: SuiteCase): { voids?: number } {
  if (voids === undefined) return {};
  return { voids: results[0] === 'none' && lookups === 0 ? 0 : voids };
}

function runSuite(path: string): void {
  describe.each(readSuite(path).map((scenario) => [scenario.description, scenario] as const))('%s', (_, scenario) => {
    it.each(scenario.cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
      const actual = run(scenario, one);
      const { results, explanation, lookups } = one;
      expect(results).toContain(actual['result']);
      expect(actual).toMatchObject({
        ...(lookups === undefined ? {} : { lookups }),
        ...voidsOf(one),
        ...(explanation === undefined ? {} : { explanation }),
      });
    });
  });
}

describe('cases on which two engines agree (RFC 7208)', () => {
  runSuite(new URL('spf-consensus.yml', import.meta.url).pathname);
});

describe.runIf(process.env['SPF_SUITE'] !== undefined)('the suite that SPF_SUITE names', () => {
  const path = process.env['SPF_SUITE'];
  if (path !== undefined) runSuite(path);
});
