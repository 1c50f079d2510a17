import type { Config } from '../../config/config.ts';
import { unknown, type SectionKind, type Tenant, type Unknown } from '../../model/index.ts';
import { restsOnOpenRouting } from '../recognize/architecture.ts';
import type { DnsView } from '../dns/dns-view.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { Secrets } from '../secret.ts';
import type { RuleContext } from './context.ts';
import type { Confidence, Finding, Gap, Outcome } from './finding.ts';
import { gate, sectionsOf } from './gate.ts';
import { guideOf } from './guide-of.ts';
import { fixOf } from './fix-text.ts';
import type { Addressing } from './powershell.ts';
import type { AnyViolation, MessageDefinition, Rule, Said, Yielded } from './rule.ts';
import { lowered } from './severity.ts';
import { absent } from './target.ts';

/** What all rules of a run share. */
export interface RunInput {
  readonly tenant: Tenant;
  readonly services: readonly ServiceView[];
  readonly profiles: readonly VendorProfile[];
  readonly config: Config;
  readonly domains: readonly string[];
  readonly secrets: Secrets;
  readonly at: number;
  readonly addressOf: Addressing;
  readonly dns: DnsView;
  /** Ids of all rules there are; a rule may name one that this version does not have yet. */
  readonly known: ReadonlySet<string>;
}

function whyIncomplete(tenant: Tenant, service: ServiceView, kind: SectionKind): Unknown | undefined {
  const section = tenant[kind];
  if (section.state !== 'complete') return unknown(section.why, section.at);
  const unread = service.gaps.find((gap) => gap.subject.kind === kind);
  return unread === undefined ? undefined : unknown(unread.why, unread.at);
}

/** What rests on a direction that the evidence leaves open is less sure than what the message says of itself. */
function confidenceOf(
  rule: Rule,
  { architecture }: ServiceView,
  { confidence = 'high' }: MessageDefinition,
): Confidence {
  if (rule.per === 'tenant' || typeof rule.appliesTo === 'string' || confidence === 'low') return confidence;
  return restsOnOpenRouting(architecture, rule.appliesTo) ? 'medium' : confidence;
}

/** A finding while it is put together. */
type Draft = { -readonly [K in keyof Finding]: Finding[K] };

/** What only some violations say. */
function addDetails(
  finding: Draft,
  { at, discriminator, direction, exhibit, fix }: AnyViolation,
  input: RunInput,
): void {
  if (at.property !== undefined) finding.property = at.property;
  if (discriminator !== undefined) finding.discriminator = discriminator;
  if (direction !== undefined) finding.direction = direction;
  if (exhibit !== undefined) finding.exhibit = exhibit;
  if (fix !== undefined) finding.fix = fixOf(fix, input.addressOf);
}

function worded(rule: Rule, service: ServiceView, violation: AnyViolation, input: RunInput): Finding {
  const message = rule.messages[violation.message];
  if (message === undefined) throw new Error(`${rule.id} has no message '${violation.message}'`);
  const configured = input.config.rules[rule.id]?.severity;
  const severity = configured === undefined || configured === 'off' ? message.severity : configured;
  const { subject, at } = violation.at;
  const finding: Draft = {
    rule: rule.id,
    profile: rule.profile,
    service: rule.per === 'service' ? service.id : '',
    severity: violation.lower === 1 ? lowered(severity) : severity,
    confidence: confidenceOf(rule, service, message),
    message: { id: violation.message, template: message.text, data: violation.data },
    subject,
    at,
    related: violation.related ?? [],
    guide: guideOf(rule, service.profile.guides),
    conflictsWith: rule.conflictsWith.filter((id) => input.known.has(id)),
    controls: message.controls ?? [],
  };
  addDetails(finding, violation, input);
  return finding;
}

/** Gaps that come without the rule's doing: sections seen in part, and objects that recognition could not read. */
function givenGaps(rule: Rule, service: ServiceView, input: RunInput): Gap[] {
  const given: Gap[] = [];
  for (const kind of sectionsOf(rule, input)) {
    const section = input.tenant[kind];
    if (section.state === 'partial') given.push({ ...absent(kind, section), fact: kind, why: section.why });
  }
  if (rule.per === 'tenant') return given;
  for (const gap of service.gaps) if (rule.requires.some((kind) => kind === gap.subject.kind)) given.push(gap);
  return given;
}

function gapKey(gap: Gap): string {
  return JSON.stringify([gap.subject.kind, gap.subject.key, gap.fact, gap.why.reason]);
}

function withoutRepeats(gaps: readonly Gap[]): readonly Gap[] {
  if (gaps.length < 2) return gaps;
  return [...new Map(gaps.map((gap) => [gapKey(gap), gap])).values()];
}

/** What rules see of a service and its tenant. */
export type Scene = RuleContext<SectionKind, SectionKind>;

/** The same for all rules: each asks for no other sections than it names. */
export function sceneOf(service: ServiceView, input: RunInput): Scene {
  return {
    // The gate is shut for rules that name a section that is missing.
    tenant: input.tenant as Scene['tenant'],
    service,
    services: input.services,
    profiles: input.profiles,
    declared: input.config,
    domains: input.domains,
    dns: input.dns,
    secrets: input.secrets,
    at: input.at,
    whyIncomplete: (kind) => whyIncomplete(input.tenant, service, kind),
  };
}

/** Whether a rule said several things at once; `Array.isArray` alone does not tell read-only lists from the rest. */
function isList(yielded: Yielded<AnyViolation>): yielded is readonly Yielded<AnyViolation>[] {
  return Array.isArray(yielded);
}

/** Adds what was said, one after the other, to a list. */
function addSaid(yielded: Yielded<AnyViolation>, said: Said<AnyViolation>[]): void {
  if (!isList(yielded)) said.push(yielded);
  else for (const one of yielded) addSaid(one, said);
}

function evaluate(rule: Rule, scene: Scene, input: RunInput): Outcome {
  const { service } = scene;
  const findings: Finding[] = [];
  const gaps = givenGaps(rule, service, input);
  let why: string | undefined;
  const said: Said<AnyViolation>[] = [];
  for (const yielded of rule.check(scene)) addSaid(yielded, said);
  for (const one of said) {
    if ('gap' in one) gaps.push(one.gap);
    else if ('notApplicable' in one) why = one.notApplicable;
    else findings.push(worded(rule, service, one, input));
  }
  const distinct = withoutRepeats(gaps);
  if (findings.length === 0 && distinct.length > 0) return { state: 'not-evaluated', gaps: distinct };
  if (findings.length === 0 && why !== undefined) return { state: 'not-applicable', why };
  return { state: 'evaluated', findings, gaps: distinct };
}

/** Runs one rule for one service. A rule that throws is crashed; the others go on. */
export function runRule(rule: Rule, scene: Scene, input: RunInput): Outcome {
  const closed = gate(rule, scene.service, input);
  if (closed !== undefined) return closed;
  try {
    return evaluate(rule, scene, input);
  } catch (error) {
    return { state: 'crashed', error: error instanceof Error ? error.message : String(error) };
  }
}
