import type { Location, QuestionType, SectionKind, TenantObject, Unknown } from '../../model/index.ts';
import type { Declared } from '../../config/config.ts';
import { onceEach } from '../recognize/once-each.ts';
import type { Gap, Related, Subject } from './finding.ts';

/** What a violation is about and where. */
export interface Target {
  readonly subject: Subject;
  readonly at: Location;
  readonly property?: string;
}

const subjectOf: (object: TenantObject) => Subject = onceEach(({ kind, name: identity, key, guid }) =>
  guid === undefined ? { kind, identity, key } : { kind, identity, key, guid },
);

/** An object of the tenant, or one of its properties. */
export function on(object: TenantObject, property?: string): Target {
  const subject = subjectOf(object);
  if (property === undefined) return { subject, at: { kind: 'object', record: object.record } };
  return { subject, property, at: { kind: 'property', record: object.record, property } };
}

/** An object that is not there; `at` is the place of its section. */
export function absent(kind: SectionKind, section: { readonly at: Location }): Target {
  return { subject: { kind, identity: '*', key: '*' }, at: section.at };
}

/** A declared fact of the configuration, for example a dashboard field of a domain. */
export function declaredAt(kind: string, identity: string, declared: Pick<Declared<unknown>, 'pointer'>): Target {
  return {
    subject: { kind, identity, key: identity.toLowerCase() },
    at: { kind: 'config', pointer: declared.pointer },
  };
}

/** A domain, by what the DNS holds under a name of it; `name` defaults to the domain itself. */
export function onDomain(domain: string, type: QuestionType, name: string = domain): Target {
  return { subject: { kind: 'Domain', identity: domain, key: domain }, at: { kind: 'domain', name, type } };
}

/** A field of the vendor profile. */
export function inProfile(id: string, pointer: string): Target {
  return { subject: { kind: 'VendorProfile', identity: id, key: id }, at: { kind: 'profile', id, pointer } };
}

export function related(object: TenantObject, note: string, property?: string): Related {
  const target = on(object, property);
  return { at: target.at, subject: target.subject, note };
}

export interface GapYield {
  readonly gap: Gap;
}

/** A fact that is not known: of an object (by property), or of any other target (by a name of the fact). */
export function gap(about: TenantObject | Target, fact: string, unknown: Unknown): GapYield {
  const target = 'record' in about ? on(about, fact) : about;
  return { gap: { subject: target.subject, fact, why: unknown.why, at: target.at } };
}

/** What could not be read of one object. */
export function gapsOn(
  object: TenantObject,
  unread: readonly { readonly property: string; readonly why: Unknown }[],
): readonly GapYield[] {
  return unread.map(({ property, why }) => gap(object, property, why));
}

export interface NotApplicableYield {
  readonly notApplicable: string;
}

/** Says that the rule has nothing to judge here; ends with a full stop. */
export function notApplicable(why: string): NotApplicableYield {
  return { notApplicable: why };
}
