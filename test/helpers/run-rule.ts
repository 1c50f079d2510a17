import { analyze, type Analysis } from '../../src/analyze/analyze.ts';
import { dnsOff, type DnsEvidence } from '../../src/analyze/dns/evidence.ts';
import { patternEngine } from '../../src/analyze/patterns.ts';
import { exhibitOf, type Exhibit, type Finding } from '../../src/analyze/rules/finding.ts';
import type { Rule } from '../../src/analyze/rules/rule.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import type { Tenant } from '../../src/model/index.ts';
import { applyOverrides, builtInProfiles, defaultVendor, findProfile } from '../../src/vendor/load-profile.ts';
import type { Sections } from './objects/bundle.ts';
import { headerValue, otherHeaderValue } from './objects/header-value.ts';
import { guideSections, guideService } from './guide-tenant.ts';
import type { Zone, ZoneName } from './dns/zone.ts';
import { guideZone } from './guide-zone.ts';
import { egress } from './mxhero.ts';
import { tenantOf } from './tenant-of.ts';
import { viewOf } from './view-of.ts';
import { zoneAnswers } from './zone-answers.ts';

export interface Scene {
  /** Sections that replace those of the guide-conform tenant; null: not exported. */
  readonly sections?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[] | null>>;
  /** Laid over the declared service; a field that is null is left out. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Tenant-wide fields of the configuration. */
  readonly declared?: Readonly<Record<string, unknown>>;
  /** Services that the run knows beside the built-in ones, each laid over the profile of mxHERO. */
  readonly known?: readonly Readonly<Record<string, unknown>>[];
  /** Names that replace those of the guide-conform DNS; null: no such name. `off`: nobody asked. */
  readonly dns?: 'off' | Readonly<Record<string, ZoneName | null>>;
  /** Time of judgement, ISO 8601. */
  readonly at?: string;
}

const placeholders = new Map<unknown, unknown>([
  ['$egress', egress],
  ['$value', headerValue],
  ['$other', otherHeaderValue],
]);

/** Puts the real addresses and values where an example names them. */
export function filled(value: unknown): unknown {
  if (placeholders.has(value)) return placeholders.get(value);
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]));
}

function withoutNull(record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function evidenceOfScene({ dns = {} }: Scene): DnsEvidence {
  if (dns === 'off') return dnsOff;
  // The placeholders stand for lists, which no record of a zone is.
  return { answers: zoneAnswers(withoutNull({ ...guideZone, ...dns }) as Zone) };
}

const guide = filled(guideSections()) as Sections;

/** Where mutants are tried, a scene is run again and again. */
const tenants = new WeakMap<Scene, Tenant>();

function tenantOfScene(scene: Scene): Tenant {
  const before = tenants.get(scene);
  if (before !== undefined) return before;
  const sections = { ...guide, ...(filled(scene.sections ?? {}) as Sections) };
  const tenant = tenantOf(withoutNull(sections));
  tenants.set(scene, tenant);
  return tenant;
}

/** Runs rules on a scene the way the program does: text of an export and of a configuration, loaded, normalized, analyzed. */
export function runScene(rules: readonly Rule[], scene: Scene): Analysis {
  const tenant = tenantOfScene(scene);
  const service = withoutNull({ ...guideService, ...scene.config });
  const configText = JSON.stringify(filled({ services: [service], ...scene.declared }));
  const { config, problems } = parseConfig(
    { text: configText, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => undefined },
    { ruleIds: rules.map((rule) => rule.id), vendorIds: builtInProfiles.map(({ id }) => id) },
  );
  const errors = problems.filter((problem) => problem.level === 'error');
  if (errors.length > 0) throw new Error(errors.map((one) => one.message).join('\n'));
  const services = config.services.map((one) => {
    const profile = findProfile(one.vendor);
    if (profile === undefined) throw new Error(`no profile ${one.vendor}`);
    return { id: one.id, config: one, profile: applyOverrides(profile, one.overrides) };
  });
  const at = Date.parse(scene.at ?? '2026-11-15T08:30:00Z');
  const dns = viewOf(evidenceOfScene(scene));
  const profiles = [...builtInProfiles, ...(scene.known ?? []).map((one) => applyOverrides(defaultVendor, one))];
  return analyze({ tenant, services, profiles, config, rules, dns, at, engine: patternEngine });
}

/** What a finding is shown with, made if it has to be. */
export function exhibitIn(finding: Finding | undefined): Exhibit | undefined {
  return finding === undefined ? undefined : exhibitOf(finding);
}
