import type { ReportingDescriptor, ReportingDescriptorReference, ToolComponent } from 'sarif';

import { benchmarks, controlIds, controlOf, type BenchmarkId } from '../../analyze/rules/controls.ts';
import type { Rule } from '../../analyze/rules/rule.ts';
import { controlsOfRule } from '../rule-controls.ts';
import { weaknessTitles } from './weaknesses.ts';

interface Taxonomy extends Pick<ToolComponent, 'name' | 'version' | 'organization' | 'informationUri'> {
  readonly description: string;
  readonly kinds: readonly ['superset' | 'relevant'];
  /** The taxa that a rule belongs to. */
  readonly idsOf: (rule: Rule) => readonly string[];
  readonly taxonOf: (id: string) => ReportingDescriptor;
}

const weaknesses: Taxonomy = {
  name: 'CWE',
  organization: 'MITRE',
  description: 'Common Weakness Enumeration.',
  informationUri: 'https://cwe.mitre.org/',
  kinds: ['superset'],
  idsOf: (rule) => (rule.weaknesses ?? []).map((number) => `CWE-${number}`),
  taxonOf: (id) => {
    const title = weaknessTitles.get(id);
    return title === undefined ? { id } : { id, shortDescription: { text: `${title}.` } };
  },
};

/** A control; ids that it had in earlier versions are its deprecated ids (SARIF 2.1.0, 3.49.4). */
function controlTaxon(wanted: string): ReportingDescriptor {
  const id = controlIds.find((one) => one === wanted);
  if (id === undefined) return { id: wanted };
  const { asks, aliases } = controlOf(id);
  return {
    id,
    shortDescription: { text: `${asks}.` },
    ...(aliases.length === 0 ? {} : { deprecatedIds: [...aliases] }),
  };
}

function benchmarkTaxonomy(id: BenchmarkId, description: string): Taxonomy {
  return {
    ...benchmarks[id],
    description,
    kinds: ['relevant'],
    idsOf: (rule) => controlsOfRule(rule).filter((control) => controlOf(control).benchmark === id),
    taxonOf: controlTaxon,
  };
}

const taxonomies: readonly Taxonomy[] = [
  weaknesses,
  benchmarkTaxonomy('cis', 'Benchmark of the Center for Internet Security for Microsoft 365.'),
  benchmarkTaxonomy('scuba', 'Secure Cloud Business Applications, baselines for Microsoft 365.'),
];

/** The taxonomies that the rules of a run refer to (SARIF 2.1.0, 3.14.8), each with the taxa in use only. */
export interface Taxonomies {
  readonly components: readonly ToolComponent[];
  readonly relationshipsOf: (rule: Rule) => readonly Relationship[];
}

interface Relationship {
  readonly target: ReportingDescriptorReference;
  readonly kinds: ('superset' | 'relevant')[];
}

/** Collects what the rules refer to; a taxonomy that nobody refers to is left out. */
export function taxonomiesOf(rules: readonly Rule[]): Taxonomies {
  const used = taxonomies
    .map((taxonomy) => ({ taxonomy, ids: [...new Set(rules.flatMap((rule) => taxonomy.idsOf(rule)))].toSorted() }))
    .filter(({ ids }) => ids.length > 0);
  const relationshipsOf = (rule: Rule): Relationship[] =>
    used.flatMap(({ taxonomy, ids }, component) =>
      taxonomy.idsOf(rule).map((id) => ({
        target: { id, index: ids.indexOf(id), toolComponent: { name: taxonomy.name, index: component } },
        kinds: [...taxonomy.kinds],
      })),
    );
  return { components: used.map(({ taxonomy, ids }) => componentOf(taxonomy, ids)), relationshipsOf };
}

function componentOf(taxonomy: Taxonomy, ids: string[]): ToolComponent {
  const { name, version, organization, informationUri, description, taxonOf } = taxonomy;
  return {
    name,
    ...(version === undefined ? {} : { version }),
    organization,
    informationUri,
    shortDescription: { text: description },
    taxa: ids.map((id) => taxonOf(id)),
  };
}
