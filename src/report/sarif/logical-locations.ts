import type { LogicalLocation } from 'sarif';

import type { Finding } from '../../analyze/rules/finding.ts';
import type { Sink } from '../sink.ts';
import { isAbsent } from '../../analyze/rules/is-absent.ts';

/** The things findings are about, as the tree type → object → property of a run (SARIF 2.1.0, 3.33). */
export interface LogicalTree {
  readonly locations: readonly LogicalLocation[];
  /** How a result refers to its thing: by index and qualified name. */
  readonly of: (finding: Finding) => LogicalLocation;
}

interface Growing {
  readonly locations: LogicalLocation[];
  readonly indexes: Map<string, number>;
}

/** Objects of one kind and name share a location: names are for reading, fingerprints tell objects apart. */
export function logicalTree(findings: readonly Finding[], { text }: Sink): LogicalTree {
  const tree: Growing = { locations: [], indexes: new Map() };
  const references = new Map<Finding, LogicalLocation>();
  for (const finding of findings) {
    references.set(finding, add(tree, pathOf(finding, text)));
  }
  return { locations: tree.locations, of: (finding) => references.get(finding) ?? {} };
}

/** An absent object is represented by its type. */
function pathOf({ subject, property }: Finding, text: Sink['text']): string[] {
  const type = text(subject.kind);
  if (isAbsent(subject)) return [type];
  return [type, text(subject.identity), ...(property === undefined ? [] : [text(property)])];
}

const kinds = ['type', 'object', 'property'] as const;

function add({ locations, indexes }: Growing, path: readonly string[]): LogicalLocation {
  let parent: number | undefined;
  let qualified = '';
  for (const [depth, name] of path.entries()) {
    qualified = depth === 0 ? name : `${qualified}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    let index = indexes.get(qualified);
    if (index === undefined) {
      index = locations.length;
      indexes.set(qualified, index);
      const kind = kinds[depth] ?? 'property';
      const parentIndex = parent === undefined ? {} : { parentIndex: parent };
      locations.push({ name, fullyQualifiedName: qualified, kind, ...parentIndex });
    }
    parent = index;
  }
  return { index: parent ?? 0, fullyQualifiedName: qualified };
}
