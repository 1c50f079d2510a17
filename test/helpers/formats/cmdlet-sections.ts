import { type SectionKind, sectionKinds } from '../../../src/model/index.ts';

/** An object as its cmdlet prints it. */
export type Cmdlet = Readonly<Record<string, unknown>>;

/** A tenant as the cmdlets print it; kinds that are left out were not asked for. */
export type CmdletSections = Readonly<Partial<Record<SectionKind, readonly Cmdlet[]>>>;

/** Files as a tool leaves them, by name. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The kinds of a tenant with their objects. */
export function kindsOf(sections: CmdletSections): readonly (readonly [SectionKind, readonly Cmdlet[]])[] {
  return sectionKinds.flatMap((kind) => {
    const objects = sections[kind];
    return objects === undefined ? [] : [[kind, objects] as const];
  });
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|\+00:00)?$/;

/** Milliseconds since 1970 UTC of a text that is a time, as a computer in UTC sees it; undefined for other values. */
export function timeIn(value: unknown): number | undefined {
  const zone = typeof value === 'string' ? TIME.exec(value) : null;
  if (typeof value !== 'string' || zone === null) return undefined;
  return Date.parse(zone[1] === undefined ? `${value}Z` : value);
}

/** Whether a value is an object with members, such as the `RuleVersion` of a rule. */
export function isVersion(value: unknown): value is Cmdlet {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
