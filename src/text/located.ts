import { segments } from './pointer.ts';
import type { Span, SpanFinder } from './span.ts';

/**
 * A value with the place where it stands: what the readers of most formats make first. A list has `items`, an object
 * `members` by name; `value` is what the value is, or what stands for a list or object that prints as a text.
 */
export interface Located extends Span {
  readonly items?: readonly Located[];
  readonly members?: ReadonlyMap<string, Located>;
  readonly value?: unknown;
}

/** The value without its places: its items, else what it prints as, else its members, of which every name is an own key. */
export function plain({ items, members, value }: Located): unknown {
  if (items !== undefined) return items.map(plain);
  return value === undefined && members !== undefined ? plainMembers(members) : value;
}

/** The members of an object without their places. */
export function plainMembers(members: ReadonlyMap<string, Located>): Record<string, unknown> {
  return Object.fromEntries(Array.from(members, ([name, member]) => [name, plain(member)]));
}

function childOf(located: Located | undefined, segment: string): Located | undefined {
  const { items, members } = located ?? {};
  if (items === undefined) return members?.get(segment);
  return /^(?:0|[1-9]\d*)$/.test(segment) ? items[Number(segment)] : undefined;
}

/** The places of values that JSON Pointers name; `root` stands where their first `depth` segments lead. */
export function placesIn(root: Located, pointers: Iterable<string>, depth = 0): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const pointer of pointers) {
    const found = segments(pointer).slice(depth).reduce<Located | undefined>(childOf, root);
    if (found === undefined) continue;
    const { keyStart, keyEnd, start, end } = found;
    spans.set(pointer, { keyStart, keyEnd, start, end });
  }
  return spans;
}

/** Finds places by parsing a text again; `parse` gives undefined for a text that it does not accept. */
export function spanFinder(parse: (text: string) => Located | undefined): SpanFinder {
  return (text, pointers) => {
    const root = parse(text);
    return root === undefined ? new Map() : placesIn(root, pointers);
  };
}
