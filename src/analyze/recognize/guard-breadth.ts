import type { Unknown } from '../../model/index.ts';
import type { PatternEngine } from '../pattern-engine.ts';
import type { Secret, Secrets } from '../secret.ts';
import type { HeaderPair } from './guard.ts';
import { isInert, matcherOf, matchesValue, type Matcher } from './match-guard.ts';
import type { Breadth } from './service-view.ts';

/** Texts that nobody needs the value for: a guard that holds for one of them holds for what any sender writes. */
const probes: readonly string[] = [
  '',
  '.',
  '-',
  '0',
  'a',
  'yes',
  'true',
  'abcdefghijklmnopqrstuvwxyz',
  '0123456789',
  'Q7w-K2.z_9 p:4/m+1=',
];

/** A value is looked at up to here; those of services are shorter. */
const MOST_POSITIONS = 64;

/** Characters that look alike: a pattern for hexadecimal digits, or for letters, takes one for the other. */
const alphabets = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'];

/** The next one of the same alphabet, of each ASCII letter and digit. */
const neighbors: ReadonlyMap<string, string> = new Map(
  alphabets.flatMap((one) =>
    Array.from(one).map((character, at) => [character, one.charAt((at + 1) % one.length)] as const),
  ),
);

/** The value with one letter or digit replaced, once for each. Other characters are left: `.` often stands unescaped. */
function variantsOf(value: string): readonly string[] {
  const variants: string[] = [];
  for (let at = 0; at < Math.min(value.length, MOST_POSITIONS); at += 1) {
    const other = neighbors.get(value.charAt(at));
    if (other !== undefined) variants.push(value.slice(0, at) + other + value.slice(at + 1));
  }
  return variants;
}

/** How wide one text of a guard is that holds for the value. */
function widthOf(matcher: Matcher, value: string): Breadth {
  if (!matcher(value)) return 'exact';
  const variants = variantsOf(value);
  const taken = variants.filter((variant) => matcher(variant)).length;
  if (taken === 0) return 'exact';
  return taken === variants.length ? 'form' : 'part';
}

function takesProbe(matcher: Matcher, value: string): boolean {
  const wanted = value.toLowerCase();
  return probes.some((probe) => (wanted === '' || !probe.toLowerCase().includes(wanted)) && matcher(probe));
}

/** The widths from the widest. */
const widths = ['anything', 'form', 'part'] as const;

/**
 * What a guard takes for the value of the service beside the value itself, found by holding texts against it that do not
 * hold the value: such as any sender can write, and the value with one character replaced by a similar one. Unknown
 * where the value is not known, or a text of the guard cannot be evaluated, and nothing wider is found.
 */
export function guardBreadth(
  pair: HeaderPair,
  expected: Secret | undefined,
  secrets: Secrets,
  engine: PatternEngine | undefined,
  placeholders: readonly string[] = [],
): Breadth | Unknown {
  const texts = pair.texts.filter((text) => !isInert(text, pair.match, placeholders));
  const read = texts.map((text) => matcherOf(text, pair.match, engine));
  const matchers = read.filter((one) => typeof one === 'function');
  const found = new Set<Breadth>();
  const judge = (value: string): boolean => {
    for (const matcher of matchers) found.add(takesProbe(matcher, value) ? 'anything' : widthOf(matcher, value));
    return true;
  };
  if (expected === undefined) judge('');
  else secrets.test(expected, judge);
  const widest = widths.find((width) => found.has(width));
  if (widest !== undefined) return widest;
  if (expected === undefined) {
    const compared = matchesValue(pair, expected, secrets, engine, placeholders);
    return typeof compared === 'string' ? 'exact' : compared;
  }
  return read.find((one) => typeof one !== 'function') ?? 'exact';
}
