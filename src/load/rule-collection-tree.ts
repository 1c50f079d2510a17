import type { Located } from '../text/located.ts';
import { type Command, readCommand } from '../text/powershell-command.ts';
import { scanXml, type XmlProblem } from '../text/xml.ts';

/** A rule of a collection: its element, and the command that creates it. */
export interface CollectedRule {
  readonly name: string;
  readonly format: string | undefined;
  /** Undefined when the element holds no command that can be read, or several. */
  readonly command: Command | undefined;
  /** Offset of the element. */
  readonly start: number;
  /** Name, Guid, place in the order and the parameters of the command, with their places. */
  readonly located: Located;
}

/** What `Export-TransportRuleCollection` writes. */
export interface RuleCollection {
  /** Name of the collection, `TransportVersioned` for mail flow rules; undefined when the text is no collection. */
  readonly name: string | undefined;
  readonly rules: readonly CollectedRule[];
  readonly problem: XmlProblem | undefined;
}

/** A part of the text of a command: offsets are undefined for what does not stand in the file as it reads. */
interface Part {
  readonly text: string;
  readonly base: number | undefined;
}

interface Element {
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  /** Offset behind the start tag. */
  readonly inner: number;
  readonly commands: Part[][];
}

/** Where the elements are nested: `rules`, `rule`, `version`, `commandBlock`. */
const RULE_DEPTH = 2;
const COMMAND_DEPTH = 4;

/** Characters of a command: a rule may have 8 KB (Exchange Online limits), and a command says it at greater length. */
const MOST_COMMAND = 128 * 1024;
const CDATA = '<![CDATA[';
const CDATA_END = ']]>';

/** Reads the elements and, of each, the command; the text is XML that is read again for places. */
export function readRuleCollection(text: string): RuleCollection {
  let name: string | undefined;
  let depth = 0;
  let before = 0;
  const elements: Element[] = [];
  const problem = scanXml(text, {
    open(tag, attributes, start, inner) {
      depth += 1;
      before = inner;
      if (depth === 1 && tag === 'rules') name = attributes['name'] ?? '';
      if (depth === RULE_DEPTH && tag === 'rule') elements.push({ attributes, start, inner, commands: [] });
      if (depth === COMMAND_DEPTH && tag === 'commandBlock') elements.at(-1)?.commands.push([]);
    },
    text(content, end) {
      if (depth === COMMAND_DEPTH && content.trim() !== '') {
        elements
          .at(-1)
          ?.commands.at(-1)
          ?.push(partOf(content, text.slice(before, end), before));
      }
      before = end;
    },
    close(end) {
      depth -= 1;
      before = end;
    },
  });
  return { name, rules: elements.map((element, index) => ruleOf(text, element, index)), problem };
}

/** The text of a command as it stands in the file where it stands there literally, else as it reads. */
function partOf(content: string, written: string, base: number): Part {
  if (written.startsWith(CDATA) && written.endsWith(CDATA_END)) {
    return { text: written.slice(CDATA.length, -CDATA_END.length), base: base + CDATA.length };
  }
  const isLiteral = !/[&<]/.test(written);
  return isLiteral ? { text: written, base } : { text: content, base: undefined };
}

function ruleOf(text: string, element: Element, index: number): CollectedRule {
  const { attributes, start, inner, commands } = element;
  const members = new Map<string, Located>();
  for (const [property, attribute] of [
    ['Name', 'name'],
    ['Guid', 'id'],
  ] as const) {
    const value = attributes[attribute];
    if (value !== undefined) members.set(property, { ...attributePlace(text, element, attribute), value });
  }
  members.set('Priority', { keyStart: start, keyEnd: inner, start: inner, end: inner, value: index });
  const [part, ...others] = commands.flat();
  const isOne = part !== undefined && others.length === 0 && part.text.length <= MOST_COMMAND;
  const command = isOne ? readCommand(part.text) : undefined;
  for (const [name, value] of command?.parameters ?? []) members.set(name, shifted(value, part?.base, element));
  return {
    name: attributes['name'] ?? '',
    format: attributes['format'],
    command: command?.isBroken === true ? undefined : command,
    start,
    located: { keyStart: -1, keyEnd: -1, start, end: inner, members },
  };
}

/** Where an attribute stands in a start tag; the tag itself when that cannot be told. */
function attributePlace(text: string, { start, inner }: Element, attribute: 'name' | 'id'): Located {
  const pattern = attribute === 'name' ? /\sname\s*=\s*(?:"[^"]*"|'[^']*')/ : /\sid\s*=\s*(?:"[^"]*"|'[^']*')/;
  const found = pattern.exec(text.slice(start, inner));
  if (found === null) return { keyStart: start, keyEnd: inner, start: inner, end: inner };
  const keyStart = start + found.index + 1;
  const end = start + found.index + found[0].length;
  const value = text.slice(keyStart, end).search(/["']/);
  return { keyStart, keyEnd: keyStart + attribute.length, start: keyStart + value, end };
}

/** A value of a command with its places in the file; without any, the start tag of the rule stands for it. */
function shifted(value: Located, base: number | undefined, element: Element): Located {
  const { items, members } = value;
  const place =
    base === undefined
      ? { keyStart: element.start, keyEnd: element.inner, start: element.inner, end: element.inner }
      : {
          keyStart: value.keyStart < 0 ? -1 : value.keyStart + base,
          keyEnd: value.keyEnd < 0 ? -1 : value.keyEnd + base,
          start: value.start + base,
          end: value.end + base,
        };
  return {
    ...value,
    ...place,
    ...(items === undefined ? {} : { items: items.map((item) => shifted(item, base, element)) }),
    ...(members === undefined
      ? {}
      : { members: new Map(Array.from(members, ([name, one]) => [name, shifted(one, base, element)])) }),
  };
}
