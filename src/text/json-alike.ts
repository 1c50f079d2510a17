import { bracketScan, valueEnd } from './json-brackets.ts';
import { COMMA, skipBlanks, stringEnd, stringValue } from './json-token.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What stands in the first object from the beginning of a value to that of a later one, or to the end of the object. */
type Stretch = { readonly start: number; readonly text: string };

/** A member of the first object: its name begins at `before`, its value ends at `end`, and the `gap` is what follows that. */
type Member = Stretch & { readonly name: string; readonly before: number; readonly end: number; readonly gap: string };

/** Members in a row that have been the same in all objects so far, or one that has not. */
type Step = Stretch & { readonly members: readonly Member[] };

/** The first object of a list, by which the others are read; `head` stands before its first value. */
export type Template = { readonly object: JsonObject; readonly head: string; steps: readonly Step[] };

/**
 * With fewer names it is not worth it. V8 keeps what it parses with more names in a table, and to make that takes many times
 * as long as to copy an object that is none.
 */
const LEAST_NAMES = 129;
/** Objects of cmdlets have some hundred. With more than a thousand, V8 makes a table of a copy too. */
const MOST_NAMES = 1000;
/** So many members V8 parses without a table. */
const PARSED_AT_ONCE = 100;
/** Quotes and colon of a name, and a value. */
const LEAST_LENGTH = 4;

/** Whether an object from `start` to `end` may be large enough for a template. */
export function isLongEnough(start: number, end: number): boolean {
  return end - start >= LEAST_LENGTH * LEAST_NAMES;
}

/**
 * Makes a template of the object from `start` to `end`, whose members `membersOf` parses, some at a time. Undefined when it
 * is too small or too large, or has a name twice or one that cannot be assigned to, or is none.
 */
export function templateOf(
  text: string,
  start: number,
  end: number,
  membersOf: (start: number, end: number) => JsonObject,
): Template | undefined {
  const { head, members } = partsOf(text, start, end);
  if (members.length < LEAST_NAMES || members.length > MOST_NAMES) return undefined;
  const entries: [string, unknown][] = [];
  for (let first = 0; first < members.length; first += PARSED_AT_ONCE) {
    const some = members.slice(first, first + PARSED_AT_ONCE);
    entries.push(...Object.entries(membersOf(some[0]?.before ?? start, some.at(-1)?.end ?? end)));
  }
  // An object made of entries is no table.
  const object = Object.fromEntries(entries);
  if (Object.keys(object).length !== members.length || Object.hasOwn(object, '__proto__')) return undefined;
  return { object, head, steps: [stepOf(text, members)] };
}

/** No members when something else than a comma and another member follows one that is not the last. */
function partsOf(text: string, start: number, end: number): Pick<Template, 'head'> & Pick<Step, 'members'> {
  const scan = bracketScan(text);
  const members: Member[] = [];
  let { name, before, value } = memberAfter(text, start);
  const head = text.slice(start, value);
  while (value < end) {
    const stop = valueEnd(scan, value);
    // After the last value comes the brace, and then the object is at its end.
    const comma = skipBlanks(text, stop);
    const isLast = comma + 1 >= end;
    if (!isLast && text.charCodeAt(comma) !== COMMA) return { head, members: [] };
    const next = isLast ? { name: '', before: end, value: end } : memberAfter(text, comma);
    if (!isLast && next.value >= end) return { head, members: [] };
    const gap = text.slice(stop, next.value);
    members.push({ name, before, start: value, end: stop, text: text.slice(value, next.value), gap });
    ({ name, before, value } = next);
  }
  return { head, members };
}

/** The name after a brace or a comma, where it begins, and where its value does. */
function memberAfter(text: string, mark: number): { name: string; before: number; value: number } {
  const before = skipBlanks(text, mark + 1);
  const end = stringEnd(text, before);
  return { name: stringValue(text, before, end), before, value: skipBlanks(text, skipBlanks(text, end) + 1) };
}

function stepOf(text: string, members: readonly Member[]): Step {
  const [first, last] = [members[0], members.at(-1)];
  const start = first?.start ?? 0;
  return { members, start, text: text.slice(start, last === undefined ? start : last.start + last.text.length) };
}

/**
 * Reads the object at `start` by a template. What is as in the first object was valid there and is taken from it, lists and
 * objects too, which both then share; other values are read by `valueOf`. Undefined when the object has other names, or is
 * written in another way.
 */
export function readAlike(
  text: string,
  start: number,
  template: Template,
  valueOf: (start: number, end: number) => unknown,
): { object: JsonObject; end: number } | undefined {
  const { head } = template;
  if (!standsAt(text, start, head)) return undefined;
  const object: Record<string, unknown> = { ...template.object };
  const scan = bracketScan(text);
  const steps: Step[] = [];
  let at = start + head.length;
  for (const step of template.steps) {
    if (standsAt(text, at, step.text)) {
      at += step.text.length;
      steps.push(step);
      continue;
    }
    // Each member that differs becomes a step of its own.
    const parts: Member[][] = [];
    let isOpen = false;
    for (const member of step.members) {
      const isSame = step.members.length > 1 && standsAt(text, at, member.text);
      if (isSame && isOpen) parts.at(-1)?.push(member);
      else parts.push([member]);
      isOpen = isSame;
      if (isSame) {
        at += member.text.length;
        continue;
      }
      const end = valueEnd(scan, at);
      if (!standsAt(text, end, member.gap)) return undefined;
      object[member.name] = valueOf(at, end);
      at = end + member.gap.length;
    }
    steps.push(...parts.map((part) => stepOf(text, part)));
  }
  template.steps = steps;
  return { object, end: at };
}

/** Slices are compared several times faster than `startsWith` does it. */
function standsAt(text: string, at: number, part: string): boolean {
  return text.slice(at, at + part.length) === part;
}
