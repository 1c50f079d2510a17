import type { Fact, ObjectOf, SectionKind, Tenant } from '../../src/model/index.ts';
import { type Normalized, normalize } from '../../src/normalize/normalize.ts';
import { loaded } from '../load/loading.ts';

/** Normalizes files given by name. */
export function normalizeFiles(files: Readonly<Record<string, unknown>>): Normalized {
  return normalize(Object.entries(files).map(([path, content]) => loaded(path, content)));
}

/** The objects of a section that is not missing. */
export function objectsOf<K extends SectionKind>(tenant: Tenant, kind: K): readonly ObjectOf[K][] {
  const section = tenant[kind];
  if (section.state === 'missing') {
    throw new Error(`${kind} is missing: ${section.why.reason}`);
  }
  return section.objects;
}

/** One object of a kind, made of properties, with the diagnostics that reading leaves behind. */
export function read<K extends SectionKind>(kind: K, raw: Readonly<Record<string, unknown>>) {
  const normalized = normalizeFiles({ 'tenant.json': { [kind]: [raw] } });
  const [view] = objectsOf(normalized.tenant, kind);
  if (view === undefined) {
    throw new Error(`no ${kind}`);
  }
  return { view, messages: () => normalized.diagnostics().map(({ message }) => message) };
}

/** A fact as a value, or as the reason why there is none. */
export function told(fact: Fact<unknown>): unknown {
  return fact.known ? fact.value : `unknown: ${fact.why.reason}`;
}
