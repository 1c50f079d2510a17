import type { SectionKind, Tenant, TenantObject } from '../../model/index.ts';
import { sectionKinds } from '../../model/index.ts';
import { quotePowerShell } from '../../text/escape-powershell.ts';
import type { Addressing } from './powershell.ts';

/**
 * Objects go by Name when it is unique in its kind and free of control and bidirectional characters, else by Guid;
 * an object without a Guid keeps its name, which then spoils the command rather than naming another object.
 */
export function addressing(tenant: Tenant): Addressing {
  const counts = new Map<string, Map<string, number>>();
  const countOf = (kind: SectionKind): Map<string, number> => {
    const existing = counts.get(kind);
    if (existing !== undefined) return existing;
    const section = tenant[kind];
    const names = new Map<string, number>();
    for (const object of section.state === 'missing' ? [] : section.objects) {
      const name = object.name.toLowerCase();
      names.set(name, (names.get(name) ?? 0) + 1);
    }
    counts.set(kind, names);
    return names;
  };
  return (object: TenantObject) => {
    const kind = sectionKinds.find((one) => one === object.kind);
    const isUnique = kind !== undefined && (countOf(kind).get(object.name.toLowerCase()) ?? 0) <= 1;
    if (isUnique && quotePowerShell(object.name) !== undefined) return object.name;
    return object.guid ?? (isUnique ? object.name : '\u0000');
  };
}
