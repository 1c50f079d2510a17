import type { SectionKind, Tenant, TenantObject } from '../../model/index.ts';
import { sectionKinds } from '../../model/index.ts';
import { quotePowerShell } from '../../text/escape-powershell.ts';
import { onceEach } from '../recognize/once-each.ts';
import type { Addressing } from './powershell.ts';

/** A name of this form would be looked up as a Guid. */
const guid = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;

/** What no literal can hold: a command that would need it is not printed. */
const unquotable = '\u0000';

/** The names by which cmdlets find an object; an export may lack them all, and then what is shown is no name. */
function isName({ name, property }: TenantObject): boolean {
  if (guid.test(name.trim())) return false;
  return ['Name', 'Identity', 'DomainName', 'Domain'].some((one) => {
    const fact = property(one);
    return fact.known && fact.value === name;
  });
}

/** Cmdlets compare names without case and without blanks around them. */
function folded(name: string): string {
  return name.trim().toLowerCase();
}

/** How many objects of a section have a name. */
const namesIn = onceEach((section: Tenant[SectionKind]): ReadonlyMap<string, number> => {
  const names = new Map<string, number>();
  for (const object of section.state === 'missing' ? [] : section.objects) {
    const name = folded(object.name);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return names;
});

/**
 * Objects go by Name when it is unique in its kind, free of control and bidirectional characters and holds no header
 * value (`isSecret`), else by Guid. An
 * object with neither gets a text that cannot be quoted, so that no command is printed rather than one that names
 * another object.
 */
export function addressing(tenant: Tenant, isSecret: (text: string) => boolean): Addressing {
  return (object: TenantObject) => {
    const kind = sectionKinds.find((one) => one === object.kind);
    const isUnique = kind !== undefined && namesIn(tenant[kind]).get(folded(object.name)) === 1;
    if (isUnique && isName(object) && quotePowerShell(object.name) !== undefined && !isSecret(object.name)) {
      return object.name;
    }
    return object.guid ?? unquotable;
  };
}
