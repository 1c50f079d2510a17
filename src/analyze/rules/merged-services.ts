import type { DataValue, Finding } from './finding.ts';
import { isAbsent } from './is-absent.ts';

/** The names by which the messages of a service call it. */
export type ServiceNames = ReadonlyMap<string, readonly string[]>;

/** Stands for the service's own name, so that the same finding of another service compares equal. */
const NAME = '\u0000service';

function withoutName(value: DataValue, names: readonly string[]): DataValue {
  return typeof value === 'string' && names.includes(value) ? NAME : value;
}

/** Secrets are told apart by their labels. */
function comparable(value: DataValue): unknown {
  return Array.isArray(value) ? value.map((one) => comparable(one)) : value;
}

function keyOf(finding: Finding, names: readonly string[]): string {
  const { rule, message, subject, property, discriminator, direction, fix, suppression } = finding;
  // Of what is absent each service lacks its own; a fix that differs mends something else.
  const own = isAbsent(subject) ? [] : names;
  const data = Object.entries(message.data).map(([slot, value]) => [slot, comparable(withoutName(value, own))]);
  const what = [rule, message.id, subject.kind, subject.key, property ?? null, discriminator ?? null, data];
  return JSON.stringify([...what, direction ?? null, fix ?? null, suppression ?? null]);
}

/** Values of one slot: the name of each service where they differ. */
function joined(slot: string, findings: readonly Finding[]): DataValue {
  const values = findings.map(({ message }) => message.data[slot] ?? '');
  const texts = [...new Set(values.filter((value) => typeof value === 'string'))];
  return texts.length > 1 ? texts : (values[0] ?? '');
}

function mergedOf(first: Finding, findings: readonly Finding[]): Finding {
  const slots = Object.keys(first.message.data).map((slot) => [slot, joined(slot, findings)] as const);
  const guides = findings.flatMap(({ guide }) => guide);
  return {
    ...first,
    message: { ...first.message, data: Object.fromEntries(slots) },
    guide: [...new Map(guides.map((one) => [JSON.stringify([one.guide, one.url, one.section]), one])).values()],
    services: [...new Set(findings.map(({ service }) => service))],
  };
}

/**
 * What several services ask for alike is one finding, with the identity of the first one, that names them all. The result
 * has, by finding, the one that stands for it.
 */
export function mergedServices(findings: readonly Finding[], names: ServiceNames): ReadonlyMap<Finding, Finding> {
  const services = new Set(findings.map(({ service }) => service));
  services.delete('');
  if (services.size < 2) return new Map(findings.map((finding) => [finding, finding]));
  const groups = Map.groupBy(findings, (finding) => keyOf(finding, names.get(finding.service) ?? []));
  const standing = new Map<Finding, Finding>();
  for (const group of groups.values()) {
    const [first] = group;
    const several = new Set(group.map(({ service }) => service)).size > 1;
    const merged = first !== undefined && several ? mergedOf(first, group) : undefined;
    for (const finding of group) standing.set(finding, merged ?? finding);
  }
  return standing;
}
