/** What one pipeline item of a `Get-X` cmdlet becomes in JSON. */
export type CmdletObject = Record<string, unknown>;

/** Properties that replace or extend those of a factory; `undefined` removes a property, as if the export were older. */
export type Over = Readonly<Record<string, unknown>>;

/** The default properties in the order of the cmdlet, with the given ones in their places; new ones follow at the end. */
export function overlay(defaults: CmdletObject, over: Over): CmdletObject {
  const merged = Object.entries({ ...defaults, ...over });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

/** A text among the given properties, or the default. */
export function textOf(over: Over, property: string, fallback: string): string {
  const value = over[property];
  return typeof value === 'string' ? value : fallback;
}
