import type { Secret, Secrets } from '../secret.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Guard, RoutingRule } from './service-view.ts';
import { meantValues } from './value-texts.ts';

/** A value of the service's headers that a routing rule holds, and the property that holds it. */
export interface HeldValue {
  readonly route: RoutingRule;
  readonly property: string;
  /** The guard that looks for it; undefined for a stamp. */
  readonly guard: Guard | undefined;
  readonly value: Secret;
}

/** Whether a text is only a piece of the value: a guard that is written badly, not one with another value. */
function isPiece(text: string, expected: Secret | undefined, secrets: Secrets): boolean {
  if (expected === undefined) return false;
  const piece = text.toLowerCase();
  return secrets.test(expected, (value) => value.length > piece.length && value.toLowerCase().includes(piece));
}

/**
 * The values that a routing rule stamps and that its guards look for, stamp first, each once per property. Left out is
 * what stands for no value: placeholders, pieces of the value, and patterns that are more than plain text.
 */
export function heldValues(
  route: RoutingRule,
  secrets: Secrets,
  placeholders: readonly string[],
): readonly HeldValue[] {
  const held: HeldValue[] = [];
  const isReal = (text: string): boolean => !isPlaceholder(text, placeholders);
  if (route.stamp !== undefined && secrets.test(route.stamp, isReal)) {
    held.push({ route, property: 'SetHeaderValue', guard: undefined, value: route.stamp });
  }
  for (const guard of route.guards) {
    const { pair } = guard;
    const texts = meantValues(pair).filter((text) => isReal(text) && !isPiece(text, route.expected, secrets));
    const values = new Set(texts.map((text) => secrets.of(text)));
    held.push(...[...values].map((value) => ({ route, property: pair.textProperty, guard, value })));
  }
  return held;
}
