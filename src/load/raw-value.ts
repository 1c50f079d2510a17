import type { Located } from '../text/located.ts';
import { type Computed, isComputed } from '../text/powershell-value.ts';

/** A value without its places, as JSON would have it; `standIn` gives what stands for one that PowerShell would compute. */
function rawValue(located: Located, standIn: (value: Computed) => unknown): unknown {
  const { items, members, value } = located;
  if (items !== undefined) return items.map((item) => rawValue(item, standIn));
  if (members !== undefined) return rawMembers(members, standIn);
  return isComputed(value) ? standIn(value) : value;
}

/** The members of an object without their places; every name is an own key. */
export function rawMembers(
  members: ReadonlyMap<string, Located>,
  standIn: (value: Computed) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(Array.from(members, ([name, member]) => [name, rawValue(member, standIn)]));
}
