import type { ReportingDescriptorReference, ToolComponent } from 'sarif';

import type { Rule } from '../../analyze/rules/rule.ts';
import { weaknessTitles } from './weaknesses.ts';

interface Taxonomy {
  readonly name: string;
  readonly organization: string;
  readonly description: string;
  readonly informationUri: string;
  readonly kinds: readonly ['superset' | 'relevant'];
  /** The taxa that a rule belongs to. */
  readonly idsOf: (rule: Rule) => readonly string[];
  readonly titleOf: (id: string) => string | undefined;
}

const taxonomies: readonly Taxonomy[] = [
  {
    name: 'CWE',
    organization: 'MITRE',
    description: 'Common Weakness Enumeration.',
    informationUri: 'https://cwe.mitre.org/',
    kinds: ['superset'],
    idsOf: (rule) => (rule.weaknesses ?? []).map((number) => `CWE-${number}`),
    titleOf: (id) => weaknessTitles.get(id),
  },
  {
    name: 'CIS Microsoft 365',
    organization: 'Center for Internet Security',
    description: 'CIS Microsoft 365 Foundations Benchmark.',
    informationUri: 'https://www.cisecurity.org/benchmark/microsoft_365',
    kinds: ['relevant'],
    idsOf: (rule) => controlsOf(rule).filter((control) => /^\d/.test(control)),
    titleOf: () => undefined,
  },
  {
    name: 'SCuBA',
    organization: 'CISA',
    description: 'Secure Cloud Business Applications, baselines for Microsoft 365.',
    informationUri: 'https://github.com/cisagov/ScubaGear',
    kinds: ['relevant'],
    idsOf: (rule) => controlsOf(rule).filter((control) => control.startsWith('MS.')),
    titleOf: () => undefined,
  },
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

function componentOf(
  { name, organization, description, informationUri, titleOf }: Taxonomy,
  ids: string[],
): ToolComponent {
  const taxa = ids.map((id) => {
    const title = titleOf(id);
    return title === undefined ? { id } : { id, shortDescription: { text: `${title}.` } };
  });
  return { name, organization, informationUri, shortDescription: { text: description }, taxa };
}

function controlsOf(rule: Rule): readonly string[] {
  return [...new Set(Object.values(rule.messages).flatMap((message) => message.controls ?? []))];
}
