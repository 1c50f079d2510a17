import { describe, expect, it } from 'vitest';
import { auditFiles } from '../helpers/audit-files.ts';
import { type Comparison, comparison } from '../helpers/compared-reports.ts';
import { exportedSections, fixtureFolder } from '../helpers/fixture-folder.ts';
import { renderings } from '../helpers/formats/renderings.ts';

/** One tenant about which there are only notes, and one with nearly every mistake; both route mail by rules. */
const tenants = ['clean-loopback-standard', 'everything-wrong'].map((name) => {
  const files = fixtureFolder(name);
  return { name, files, sections: exportedSections(files), whole: auditFiles(files) };
});

function lines(title: string, all: Iterable<string>): string {
  const sorted = [...new Set(all)].toSorted();
  return sorted.length === 0 ? '' : `\n${title}\n${sorted.map((line) => `- ${line}\n`).join('')}`;
}

/** What a format costs, for people: which facts are not known, and which rules say so. */
function costs(format: string, comparisons: readonly Comparison[]): string {
  const facts = new Map<string, Set<string>>();
  for (const [fact, rules] of comparisons.flatMap(({ lost }) => [...lost])) {
    facts.set(fact, new Set([...(facts.get(fact) ?? []), ...rules]));
  }
  const unknown = Array.from(facts, ([fact, rules]) => `${fact}: ${[...rules].toSorted().join(', ')}`);
  const text =
    lines('Not known, and the rules with gaps for it:', unknown) +
    lines(
      'Findings that say less:',
      comparisons.flatMap(({ reworded }) => reworded),
    );
  return `${format}\n${text === '' ? '\nThe report is the same as of the tenant export.\n' : text}`;
}

// exports.md 3 and 9.8: one tenant in all formats is one tenant, but that lossy formats leave properties unknown.
describe('one tenant', () => {
  it.each(Object.entries(renderings))('gives the same findings or says why not: %s', async (format, write) => {
    const comparisons: Comparison[] = [];
    for (const { name, files, sections, whole } of tenants) {
      const compared = comparison(await whole, await auditFiles(files, write(sections)));
      expect({ name, silent: compared.silent }).toEqual({ name, silent: [] });
      expect({ name, invented: compared.invented }).toEqual({ name, invented: [] });
      comparisons.push(compared);
    }
    const file = format.replaceAll(/[^\w.]+/g, '-');
    await expect(costs(format, comparisons)).toMatchFileSnapshot(`golden/what-formats-lose/${file}.txt`);
  });
});
