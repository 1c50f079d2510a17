import type { Config } from '../../config/config.ts';
import type { SectionKind, Tenant, Why } from '../../model/index.ts';
import { architectureNames, architectureTags, type ArchitectureTag, type VendorProfile } from '../../vendor/profile.ts';
import type { DnsView } from '../dns/dns-view.ts';
import { needsInclude } from '../dns/needed-includes.ts';
import { isInForce } from '../recognize/architecture.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import { isWithoutGuards } from '../recognize/without-guards.ts';
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

/** The sections that a rule needs; the names to ask the DNS for come from the accepted domains unless they are declared. */
export function sectionsOf({ requires, dns }: Rule, { config }: Pick<GateInput, 'config'>): readonly SectionKind[] {
  const needsDomains = dns === 'domains' && config.domains === undefined && !requires.includes('AcceptedDomain');
  return needsDomains ? [...requires, 'AcceptedDomain'] : requires;
}

function sectionGate(rule: Rule, input: GateInput): Gate | undefined {
  const gaps: Gap[] = [];
  for (const kind of sectionsOf(rule, input)) {
    const section = input.tenant[kind];
    if (section.state === 'missing') gaps.push({ ...absent(kind, section), fact: kind, why: section.why });
  }
  return gaps.length > 0 ? { state: 'not-evaluated', gaps } : undefined;
}

/** Dotted paths of fields in parts: the same few are asked for by many rules. */
const paths = new Map<ProfileField, readonly string[]>();

function pathOf(field: ProfileField): readonly string[] {
  let path = paths.get(field);
  if (path === undefined) {
    path = field.split('.');
    paths.set(field, path);
  }
  return path;
}

/** The value of a field of the profile. */
function fieldOf(profile: VendorProfile, field: ProfileField): unknown {
  let value: unknown = profile;
  for (const name of pathOf(field)) value = Reflect.get(Object(value), name);
  return value;
}

/** What the administrator sets up, no service can be asked for. */
function isNotAsked(field: ProfileField, value: unknown): boolean {
  if (field === 'provisioning.by') return value === 'admin';
  return value === false || value === 'none' || (Array.isArray(value) && value.length === 0);
}

/** The field that decides: where the service sets no header itself, processed mail is known by that of the tenant. */
function decidingField(field: ProfileField, { headers }: VendorProfile): ProfileField {
  return field === 'headers.processed' && headers.processed === 'none' ? 'headers.tenant' : field;
}

/** Why a field of the profile need not be known; undefined when it has to be. */
function whyNotNeeded(rule: Rule, field: ProfileField, service: ServiceView): string | undefined {
  const { profile } = service;
  if (field === 'headers.processed' && profile.headers.tenant === 'none' && isWithoutGuards(service)) {
    return `${profile.name} asks neither for a header nor for an exception by one (headers.tenant and guards of its profile).`;
  }
  const { requiredFor } = profile.spf;
  if (rule.about !== 'include' || field !== 'spf.include' || requiredFor === null || needsInclude(service)) {
    return undefined;
  }
  return requiredFor === 'none'
    ? `${profile.name} does not ask for an SPF include (spf.requiredFor of its profile).`
    : `${profile.name} asks for its SPF include only where mail leaves through it; its profile does not name it (spf.include).`;
}

function profileGate(rule: Rule, service: ServiceView): Gate | undefined {
  if (rule.profileFields === undefined) return undefined;
  const { profile } = service;
  const gaps: Gap[] = [];
  for (const field of new Set(rule.profileFields.map((one) => decidingField(one, profile)))) {
    const value = fieldOf(profile, field);
    if (isNotAsked(field, value)) {
      return { state: 'not-applicable', why: `${profile.name} does not ask for it (${field} of its profile).` };
    }
    if (value !== null && value !== undefined) continue;
    const why = whyNotNeeded(rule, field, service);
    if (why !== undefined) return { state: 'not-applicable', why };
    gaps.push(notInProfile(profile, field).gap);
  }
  return gaps.length > 0 ? { state: 'not-evaluated', gaps } : undefined;
}

/** One gap for all of the DNS, however many domains there are. */
function dnsGate({ dns: needed }: Rule, { dns }: GateInput): Gate | undefined {
  if (needed === undefined || dns.missing === undefined) return undefined;
  const subject = { kind: 'DNS', identity: '*', key: '*' };
  return { state: 'not-evaluated', gaps: [{ subject, fact: 'DNS', why: dns.missing }] };
}

/** What a gate looks at beside the rule and its service. */
export interface GateInput {
  readonly tenant: Tenant;
  readonly config: Pick<Config, 'domains'>;
  readonly dns: DnsView;
}

/** Why a rule does not run for a service; undefined when it does. */
export function gate(rule: Rule, service: ServiceView, input: GateInput): Gate | undefined {
  const byService =
    rule.per === 'service' ? (architectureGate(rule, service) ?? profileGate(rule, service)) : undefined;
  return byService ?? sectionGate(rule, input) ?? dnsGate(rule, input);
}
