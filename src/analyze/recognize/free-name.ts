import type { TenantObject } from '../../model/index.ts';

/** The wanted name, or with a number behind it when an object of the kind has it already; names compare without case. */
export function freeName(wanted: string, objects: readonly TenantObject[]): string {
  const taken = new Set(objects.map((object) => object.name.toLowerCase()));
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${number}`;
  return name;
}
