import type { SectionKind, Tenant, Why } from '../../model/index.ts';
import { architectureNames, architectureTags, type ArchitectureTag, type VendorProfile } from '../../vendor/profile.ts';
import { isInForce } from '../recognize/architecture.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import type { Gap, Outcome } from './finding.ts';
import { notInProfile } from './profile-gap.ts';
import type { ProfileField, Rule } from './rule.ts';
import { absent } from './target.ts';

function names(tags: readonly ArchitectureTag[]): string {
  return tags.map((tag) => architectureNames[tag]).join(', ');
}

/** What keeps a rule from running for a service: its architectures, a section, or a fact of the profile. */
export type Gate = Exclude<Outcome, { state: 'evaluated' | 'crashed' }>;

function architectureGate(rule: Rule, service: ServiceView): Gate | undefined {
  if (rule.appliesTo === '*' && rule.profile !== 'vendor') return undefined;
  const { inbound, outbound } = service.architecture;
  if (rule.appliesTo === 'declared') {
    if (inbound.origin === 'declared' || outbound.origin === 'declared') return undefined;
    return { state: 'not-applicable', why: 'The routing of the service is not declared.' };
  }
  const wanted = rule.appliesTo === '*' ? architectureTags : rule.appliesTo;
  const inForce = isInForce(service.architecture, wanted);
  if (inForce === 'yes') return undefined;
  if (inForce === 'no') {
    const found = `${inbound.candidates.join(' or ')} inbound and ${outbound.candidates.join(' or ')} outbound`;
    return { state: 'not-applicable', why: `Applies to ${names(wanted)}; the routing is ${found}.` };
  }
  const open = inbound.candidates.length > 1 ? ('inbound' as const) : ('outbound' as const);
  const why: Why = {
    reason: 'undetermined',
    detail: `It can be ${service.architecture[open].candidates.join(' or ')}.`,
    command: `declare "${open}" of the service in mxlint.config.json`,
  };
  const subject = { kind: 'Service', identity: service.id, key: service.id };
  return { state: 'not-evaluated', gaps: [{ subject, fact: `${open} routing`, why }] };
}

function sectionGate(rule: Rule, tenant: Tenant): Gate | undefined {
  const gaps = rule.requires.flatMap((kind: SectionKind): Gap[] => {
    const section = tenant[kind];
    return section.state === 'missing' ? [{ ...absent(kind, section), fact: kind, why: section.why }] : [];
  });
  return gaps.length > 0 ? { state: 'not-evaluated', gaps } : undefined;
}

/** The value of a field of the profile by its dotted path. */
function fieldOf(profile: VendorProfile, field: ProfileField): unknown {
  let value: unknown = profile;
  for (const name of field.split('.')) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return value;
}

/** What the administrator sets up, no service can be asked for. */
function isNotAsked(field: ProfileField, value: unknown): boolean {
  if (field === 'provisioning.by') return value === 'admin';
  return value === false || value === 'none' || (Array.isArray(value) && value.length === 0);
}

function profileGate(rule: Rule, { profile }: ServiceView): Gate | undefined {
  const gaps: Gap[] = [];
  for (const field of rule.profileFields ?? []) {
    const value = fieldOf(profile, field);
    if (isNotAsked(field, value)) {
      return { state: 'not-applicable', why: `${profile.name} does not ask for it (${field} of its profile).` };
    }
    if (value === null || value === undefined) gaps.push(notInProfile(profile, field).gap);
  }
  return gaps.length > 0 ? { state: 'not-evaluated', gaps } : undefined;
}

/** Why a rule does not run for a service; undefined when it does. */
export function gate(rule: Rule, service: ServiceView, tenant: Tenant): Gate | undefined {
  const byService =
    rule.per === 'service' ? (architectureGate(rule, service) ?? profileGate(rule, service)) : undefined;
  return byService ?? sectionGate(rule, tenant);
}
