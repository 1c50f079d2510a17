import type { Config, Service } from '../config/config.ts';
import type { Diagnostic, Tenant } from '../model/index.ts';
import { builtInProfiles } from '../vendor/load-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { PatternEngine } from './pattern-engine.ts';
import type { DnsView } from './dns/dns-view.ts';
import { inScopeDomains } from './recognize/domains.ts';
import { onceEach } from './recognize/once-each.ts';
import { recognize } from './recognize/recognize.ts';
import type { ServiceView } from './recognize/service-view.ts';
import type { TracedServices } from './recognize/traced-services.ts';
import { addressing } from './rules/addressing.ts';
import type { Finding, RuleOutcome } from './rules/finding.ts';
import { mergedServices } from './rules/merged-services.ts';
import { reviewOpposedFixes } from './rules/opposed-fixes.ts';
import { withoutDuplicateCauses } from './rules/precedence.ts';
import type { Rule } from './rules/rule.ts';
import { runNotes } from './rules/run-notes.ts';
import { runRule, sceneOf, type RunInput } from './rules/run-rule.ts';
import { suppress } from './rules/suppress.ts';
import { holdsSecret } from './redact.ts';
import { createSecrets, type Secrets } from './secret.ts';

export interface AnalysisInput {
  readonly tenant: Tenant;
  readonly services: readonly Service[];
  /** What was seen of the services when nobody named one; left out: somebody did. */
  readonly traced?: TracedServices['state'] | undefined;
  /** Profiles of services that may be in the path or were once; those of the program when left out. */
  readonly profiles?: readonly VendorProfile[] | undefined;
  readonly config: Config;
  readonly rules: readonly Rule[];
  /** Loaded by the caller: what evaluates answers is only needed where there are some. */
  readonly dns: DnsView;
  /** Time of judgement, milliseconds since 1970 UTC. */
  readonly at: number;
  /** For the patterns of the tenant that are no plain texts. */
  readonly engine: PatternEngine | undefined;
}

export interface Analysis {
  readonly services: readonly ServiceView[];
  /** Rules that were switched on, sorted by id. */
  readonly rules: readonly Rule[];
  /** Sorted by rule, then service; findings of an outcome are those that stand. */
  readonly outcomes: readonly RuleOutcome[];
  /** Findings that stand, suppressed ones marked. */
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
  readonly secrets: Secrets;
}

/** A program audits one tenant after the other by the same rules. */
const sorted: (rules: readonly Rule[]) => readonly Rule[] = onceEach((rules) =>
  rules.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
);
const idsOf: (rules: readonly Rule[]) => ReadonlySet<string> = onceEach((rules) => new Set(rules.map(({ id }) => id)));

/** The rules of the selected profiles that are not switched off, sorted by id. */
function rulesOn(rules: readonly Rule[], config: Config): readonly Rule[] {
  return sorted(rules).filter(
    ({ id, profile }) => config.profiles.includes(profile) && config.rules[id]?.severity !== 'off',
  );
}

function runAll(rules: readonly Rule[], input: RunInput): readonly RuleOutcome[] {
  const outcomes: RuleOutcome[] = [];
  const scenes = input.services.map((service) => sceneOf(service, input));
  const first = scenes.slice(0, 1);
  for (const rule of rules) {
    const isPerService = rule.per === 'service';
    for (const scene of isPerService ? scenes : first) {
      const service = isPerService ? scene.service.id : '';
      outcomes.push({ rule: rule.id, service, outcome: runRule(rule, scene, input) });
    }
  }
  return outcomes;
}

function standing(one: RuleOutcome, kept: ReadonlyMap<Finding, Finding>): RuleOutcome {
  const { outcome } = one;
  if (outcome.state !== 'evaluated' || outcome.findings.length === 0) return one;
  return { ...one, outcome: { ...outcome, findings: outcome.findings.flatMap((finding) => kept.get(finding) ?? []) } };
}

/**
 * Judges a tenant: recognizes what is each service's, runs the rules, leaves one finding for each cause and marks the
 * suppressed ones. Pure and synchronous.
 */
export function analyze(input: AnalysisInput): Analysis {
  const { tenant, services, config, rules, dns, at, engine, profiles = builtInProfiles } = input;
  const secrets = createSecrets();
  const domains = inScopeDomains(config.domains, tenant.AcceptedDomain);
  const isUntraced = input.traced === 'none';
  const views = services.map((service) => {
    const others = services.filter((other) => other !== service);
    return recognize({ tenant, service, others, isUntraced, secrets, engine, domains, dns, at });
  });
  const on = rulesOn(rules, config);
  const outcomes = runAll(on, {
    tenant,
    services: views,
    profiles,
    config,
    domains,
    dns,
    secrets,
    at,
    addressOf: addressing(tenant, holdsSecret(secrets.texts())),
    known: idsOf(rules),
  });
  const all = outcomes.flatMap(({ outcome }) => (outcome.state === 'evaluated' ? outcome.findings : []));
  const distinct = withoutDuplicateCauses(all);
  const evaluated = new Set(outcomes.filter(({ outcome }) => outcome.state === 'evaluated').map(({ rule }) => rule));
  const { findings: marked, diagnostics } = suppress(distinct, config, at, evaluated);
  const reviewed = reviewOpposedFixes(marked);
  const merged = mergedServices(reviewed, new Map(views.map(({ id, profile }) => [id, [profile.name, id]])));
  const kept = new Map(distinct.map((finding, index) => [finding, merged.get(reviewed[index] ?? finding) ?? finding]));
  return {
    services: views,
    rules: on,
    outcomes: outcomes.map((one) => standing(one, kept)),
    findings: [...new Set(merged.values())],
    diagnostics: [...diagnostics, ...runNotes({ config, services: views, secrets, profiles, traced: input.traced })],
    secrets,
  };
}
