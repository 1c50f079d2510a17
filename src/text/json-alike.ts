import { bracketScan, valueEnd } from './json-brackets.ts';
import { skipBlanks, stringEnd, stringValue } from './json-token.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What stands in the first object from the beginning of a value to that of a later one, or to the end of the object. */
type Stretch = { readonly start: number; readonly text: string };

/** A member of the first object; the `gap` is what follows its value. */
type Member = Stretch & { readonly name: string; readonly gap: string };

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
/** Quotes and colon of a name, and a value. */
const LEAST_LENGTH = 4;

/** Whether an object from `start` to `end` may be large enough for a template. */
export function isLongEnough(start: number, end: number): boolean {
  return end - start >= LEAST_LENGTH * LEAST_NAMES;
}

/**
 * Makes a template of the object from `start` to `end`, of which `JSON.parse` made `object`. Undefined when it is too small
 * or too large, or has a name twice or one that cannot be assigned to.
 */
export function templateOf(text: string, start: number, end: number, object: JsonObject): Template | undefined {
  const { length } = Object.keys(object);
  if (length < LEAST_NAMES || length > MOST_NAMES || Object.hasOwn(object, '__proto__')) return undefined;
  const { head, members } = partsOf(text, start, end);
  if (members.length !== length) return undefined;
  // An object made of entries is no table.
  const copy = Object.fromEntries(members.map(({ name }) => [name, object[name]]));
  return { object: copy, head, steps: [stepOf(text, members)] };
}

function partsOf(text: string, start: number, end: number): Pick<Template, 'head'> & Pick<Step, 'members'> {
  const scan = bracketScan(text);
  const members: Member[] = [];
  let { name, value } = memberAfter(text, start);
  const head = text.slice(start, value);
  while (value < end) {
    const stop = valueEnd(scan, value);
    // After the last value comes the brace, and then the object is at its end.
    const comma = skipBlanks(text, stop);
    const next = comma + 1 < end ? memberAfter(text, comma) : { name: '', value: end };
    members.push({ name, start: value, text: text.slice(value, next.value), gap: text.slice(stop, next.value) });
    ({ name, value } = next);
  }
  return { head, members };
}

/** The name after a brace or a comma, and where its value begins. */
function memberAfter(text: string, before: number): { readonly name: string; readonly value: number } {
  const start = skipBlanks(text, before + 1);
  const end = stringEnd(text, start);
  return { name: stringValue(text, start, end), value: skipBlanks(text, skipBlanks(text, end) + 1) };
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
