import fc from 'fast-check';
import { formats } from '../../src/report/formats.ts';
import { auditText } from './audit-text.ts';
import { guideSections } from './guide-tenant.ts';
import { mutated, mutation } from './mutate.ts';
import { bundle } from './objects/bundle.ts';

const options = { width: 80, color: false, showSecrets: false, showFixes: true, pages: {} };

/** No mutation of a valid export makes anything throw: not the loader, not a rule, not a format. */
export async function nothingThrows(numRuns: number, seed: number): Promise<void> {
  const base: unknown = JSON.parse(JSON.stringify(bundle(guideSections())));
  const all = [await formats.table(), await formats.json(), await formats.sarif()];
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const text = JSON.stringify(mutations.reduce((value, one) => mutated(value, one), base));
      const report = await auditText(text);
      if ('failed' in report) return report.diagnostics.length > 0;
      const crashed = report.outcomes.filter(({ outcome }) => outcome.state === 'crashed');
      if (crashed.length > 0) throw new Error(JSON.stringify(crashed));
      return all.every((format) => format(report, options).length > 0);
    }),
    { numRuns, seed },
  );
}
