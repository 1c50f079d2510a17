import { identityOf } from './draft-terms.ts';
import type { SpfMechanism } from './term.ts';

const FIRST = 'The includes that mail depends on come first, so that their mail passes before a limit is reached.';

function isOneOf(term: SpfMechanism, names: readonly string[]): boolean {
  return names.some((name) => identityOf(term) === `include:${name}`);
}

function isExclusion({ qualifier }: SpfMechanism): boolean {
  return qualifier !== '+';
}

/** The mechanisms with more includes, behind those of the required that are there and behind what is to be refused. */
export function withIncludes(
  mechanisms: readonly SpfMechanism[],
  includes: readonly SpfMechanism[],
  required: readonly string[],
): readonly SpfMechanism[] {
  const place = mechanisms.findLastIndex((term) => isOneOf(term, required) || isExclusion(term));
  return [...mechanisms.slice(0, place + 1), ...includes, ...mechanisms.slice(place + 1)];
}

/**
 * The mechanisms with the required includes as far forward as they can be: what comes first is read before a limit is
 * reached (RFC 7208, section 4.6.4). None is moved across a mechanism that refuses.
 */
export function requiredFirst(
  mechanisms: readonly SpfMechanism[],
  required: readonly string[],
  notes: string[],
): readonly SpfMechanism[] {
  const end = mechanisms.findLastIndex((term) => isOneOf(term, required)) + 1;
  const start = mechanisms.slice(0, end).findLastIndex(isExclusion) + 1;
  const between = mechanisms.slice(start, end);
  const first = between.filter((term) => isOneOf(term, required));
  const later = between.filter((term) => !isOneOf(term, required));
  if (later.length === 0 || between.slice(0, first.length).every((term) => first.includes(term))) return mechanisms;
  notes.push(FIRST);
  return [...mechanisms.slice(0, start), ...first, ...later, ...mechanisms.slice(end)];
}
