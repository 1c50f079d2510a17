import { segments } from './pointer.ts';
import type { Span, SpanFinder } from './span.ts';

/**
 * A value with the place where it stands: what the readers of formats without a parser of their own make first. A list
 * has `items`, an object `members` by name; of anything else `value` is the value itself.
 */
export type Located = Span &
  (
    | { readonly items: readonly Located[]; readonly members?: never; readonly value?: never }
    | { readonly members: ReadonlyMap<string, Located>; readonly items?: never; readonly value?: never }
    | { readonly value: unknown; readonly items?: never; readonly members?: never }
  );

/** The value without its places. Every name is an own key, `__proto__` too. */
export function plain(located: Located): unknown {
  if (located.items !== undefined) return located.items.map(plain);
  if (located.members === undefined) return located.value;
  return Object.fromEntries(Array.from(located.members, ([name, member]) => [name, plain(member)]));
}

function childOf(located: Located | undefined, segment: string): Located | undefined {
  if (located?.items !== undefined)
    return /^(?:0|[1-9]\d*)$/.test(segment) ? located.items[Number(segment)] : undefined;
  return located?.members?.get(segment);
}

/** Finds places by parsing a text again; `parse` gives undefined for a text that it does not accept. */
export function spanFinder(parse: (text: string) => Located | undefined): SpanFinder {
  return (text, pointers) => {
    const root = parse(text);
    const spans = new Map<string, Span>();
    for (const pointer of pointers) {
      const found = segments(pointer).reduce<Located | undefined>(childOf, root);
      if (found === undefined) continue;
      const { keyStart, keyEnd, start, end } = found;
      spans.set(pointer, { keyStart, keyEnd, start, end });
    }
    return spans;
  };
}
