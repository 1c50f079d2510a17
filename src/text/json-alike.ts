import { bracketScan, valueEnd } from './json-brackets.ts';
import { skipBlanks, stringEnd, stringValue } from './json-token.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A stretch of the first object: from the beginning of a value to that of a later one, or to the end of the object. */
type Stretch = { readonly start: number; readonly next: number };

/** A member of the first object; its value goes from `start` to `end`. */
type Member = Stretch & { readonly name: string; readonly end: number };

/** Members in a row that have been the same in all objects so far, or one that has not. */
type Step = Stretch & { readonly members: readonly Member[] };

/** The first object of a list, by which the others are read. */
export type Template = { readonly object: JsonObject; readonly start: number; steps: readonly Step[] };

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
  const members = membersOf(text, start, end);
  if (members.length !== length) return undefined;
  // An object made of entries is no table.
  return { object: Object.fromEntries(Object.entries(object)), start, steps: [stepOf(members)] };
}

function membersOf(text: string, start: number, end: number): readonly Member[] {
  const scan = bracketScan(text);
  const members: Omit<Member, 'next'>[] = [];
  // A brace or comma before the next name.
  let before = start;
  while (before + 1 < end) {
    const nameStart = skipBlanks(text, before + 1);
    const nameEnd = stringEnd(text, nameStart);
    const valueStart = skipBlanks(text, skipBlanks(text, nameEnd) + 1);
    const valueStop = valueEnd(scan, valueStart);
    members.push({ name: stringValue(text, nameStart, nameEnd), start: valueStart, end: valueStop });
    before = skipBlanks(text, valueStop);
  }
  return members.map((member, index) => ({ ...member, next: members[index + 1]?.start ?? end }));
}

function stepOf(members: readonly Member[]): Step {
  return { members, start: members[0]?.start ?? 0, next: members.at(-1)?.next ?? 0 };
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
  const object: Record<string, unknown> = { ...template.object };
  const scan = bracketScan(text);
  const differing = new Set<Member>();
  const head: Stretch = { start: template.start, next: template.steps[0]?.start ?? template.start };
  if (!isRepeated(text, start, head)) return undefined;
  let at = start + lengthOf(head);
  for (const step of template.steps) {
    if (isRepeated(text, at, step)) {
      at += lengthOf(step);
      continue;
    }
    for (const member of step.members) {
      if (step.members.length > 1 && isRepeated(text, at, member)) {
        at += lengthOf(member);
        continue;
      }
      const end = valueEnd(scan, at);
      const gap: Stretch = { start: member.end, next: member.next };
      if (!isRepeated(text, end, gap)) return undefined;
      object[member.name] = valueOf(at, end);
      at = end + lengthOf(gap);
      differing.add(member);
    }
  }
  template.steps = template.steps.flatMap((step) => parted(step, differing));
  return { object, end: at };
}

function lengthOf({ start, next }: Stretch): number {
  return next - start;
}

/** Whether a stretch stands at `at` too. Slices are compared many times faster than `startsWith` does it. */
function isRepeated(text: string, at: number, { start, next }: Stretch): boolean {
  return text.slice(at, at + next - start) === text.slice(start, next);
}

/** The step in such parts that each member that differs is one by itself. */
function parted(step: Step, differing: ReadonlySet<Member>): readonly Step[] {
  if (step.members.length === 1 || !step.members.some((member) => differing.has(member))) return [step];
  const parts: Member[][] = [];
  let open = false;
  for (const member of step.members) {
    const alone = differing.has(member);
    if (alone || !open) parts.push([member]);
    else parts.at(-1)?.push(member);
    open = !alone;
  }
  return parts.map(stepOf);
}
