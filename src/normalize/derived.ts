import { type ExportRecord, type Fact, type SectionKind, known } from '../model/index.ts';
import type { Shapes } from './shapes.ts';

/** Finds a property that is absent in other properties of the same record; undefined when they do not say it either. */
export type Derivation = (record: ExportRecord, shapes: Shapes) => Fact<unknown> | undefined;

const derivations: Readonly<Partial<Record<SectionKind, Readonly<Record<string, Derivation>>>>> = {
  AcceptedDomain: { DomainName: domainFromName },
  DkimSigningConfig: { Domain: domainFromName },
  RemoteDomain: { DomainName: domainFromName },
  TransportRule: { State: stateFromEnabled },
};

/** How a property of a kind is found when an export leaves it out. */
export function derivation(kind: SectionKind, property: string): Derivation | undefined {
  const ofKind = derivations[kind];
  return ofKind !== undefined && Object.hasOwn(ofKind, property) ? ofKind[property] : undefined;
}

/** Tools that write New-TransportRule's parameters have `Enabled` instead of `State`. */
function stateFromEnabled(record: ExportRecord, shapes: Shapes): Fact<unknown> | undefined {
  const key = shapes.keyOf(record, 'Enabled', ['enabled']);
  const enabled = key === undefined ? undefined : record.raw[key];
  if (key === undefined || typeof enabled !== 'boolean' || shapes.isTorn(record, key)) {
    return undefined;
  }
  return known(enabled ? 'Enabled' : 'Disabled', { kind: 'property', record, property: key });
}

/** Tools identify domains by `Name` or `Identity` alone; a name that is no domain, such as `Default`, says nothing. */
function domainFromName(record: ExportRecord, shapes: Shapes): Fact<unknown> | undefined {
  for (const name of ['Name', 'Identity']) {
    const key = shapes.keyOf(record, name, [name.toLowerCase()]);
    const value = key === undefined ? undefined : record.raw[key];
    if (
      key !== undefined &&
      typeof value === 'string' &&
      !shapes.isTorn(record, key) &&
      /^(?:\*|(?:\*\.)?[^\s.@]+(?:\.[^\s.@]+)+\.?)$/.test(value.trim())
    ) {
      return known(value.trim(), { kind: 'property', record, property: key });
    }
  }
  return undefined;
}
