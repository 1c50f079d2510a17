import fc from 'fast-check';
import { formats } from '../../src/report/formats.ts';
import { auditText } from './audit-text.ts';
import { guideSections } from './guide-tenant.ts';
import { mutated, mutations } from './mutate.ts';
import { bundle } from './objects/bundle.ts';

const options = { width: 80, color: false, showSecrets: false, showFixes: true, pages: {} };

/** Mutates a valid export `numRuns` times; the result names the first change that made a loader, rule or format throw. */
export async function firstThrow(numRuns: number, seed: number): Promise<string | undefined> {
  const base: unknown = JSON.parse(JSON.stringify(bundle(guideSections())));
  const all = [await formats.table(), await formats.json(), await formats.sarif()];
  const result = await fc.check(
    fc.asyncProperty(fc.array(mutations, { minLength: 1, maxLength: 4 }), async (changes) => {
      const text = JSON.stringify(changes.reduce((value, one) => mutated(value, one), base));
      const report = await auditText(text);
      if ('failed' in report) return report.diagnostics.length > 0;
      const crashed = report.outcomes.filter(({ outcome }) => outcome.state === 'crashed');
      if (crashed.length > 0) throw new Error(JSON.stringify(crashed));
      return all.every((format) => format(report, options).length > 0);
    }),
    { numRuns, seed },
  );
  return result.failed ? JSON.stringify([result.counterexample, String(result.errorInstance)]) : undefined;
}
