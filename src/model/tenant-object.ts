import type { Fact } from './fact.ts';
import type { ExportRecord } from './record.ts';

/** What every object of the tenant has, whatever its kind. */
export interface TenantObject<K extends string = string> {
  readonly kind: K;
  readonly record: ExportRecord;
  /** For display and for commands only: two rules may share a name. */
  readonly name: string;
  /** Guid, else ImmutableId, else Identity, else Name, in lower case: what fingerprints and references use. */
  readonly key: string;
  readonly guid: string | undefined;
  /** A property by its name, also one that no table names; the raw value of the export. */
  readonly property: (name: string) => Fact<unknown>;
  /**
   * Those of some properties of the table that are not plainly unset, in their order: left out is what is null, false or
   * an empty list, and known to be. Costs less than their facts, for those who ask for hundreds of properties of which few
   * are set; where only the facts can tell, nothing is left out.
   */
  readonly setAmong: <N extends string>(names: readonly N[]) => readonly N[];
}
