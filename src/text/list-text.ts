/** A line of a value, without the layout in front of it; blanks at its end are kept, because they tell how it was wrapped. */
export interface ListedLine {
  readonly text: string;
  /** Offset of the first character. */
  readonly start: number;
}

/** A property of an object as `Format-List` prints it. */
export interface ListedProperty {
  readonly name: string;
  /** Offset of the name. */
  readonly start: number;
  /** Offset behind the colon. */
  readonly inner: number;
  /** The value, at least one line. */
  readonly lines: readonly ListedLine[];
  /** Text that has lost its place stands behind the value and may belong to it. */
  readonly isTorn: boolean;
}

/** A line that belongs to no object. */
export type StrayLine = ListedLine;

export interface ListEvents {
  /** An object, at least one property. */
  readonly block: (properties: readonly ListedProperty[]) => void;
  readonly stray: (line: StrayLine) => void;
}

interface OpenProperty extends ListedProperty {
  readonly lines: ListedLine[];
  isTorn: boolean;
}

interface OpenBlock {
  properties: OpenProperty[];
  /** Where each name stands first among the properties. */
  positions: Map<string, number>;
  /** Where the first line begins, and where its colon stands. */
  readonly indent: number;
  readonly column: number;
  /** Whether all colons stand below each other. */
  isAligned: boolean;
  /** Empty lines since the last line. */
  gap: number;
  /** Number of properties in front of an empty line that may be the end of a text instead of that of the object. */
  seam: number | undefined;
}

interface NameLine {
  readonly name: string;
  readonly indent: number;
  readonly column: number;
}

/** The characters between name and value; people replace all colons of a text by `=`. */
export type Sign = ':' | '=';

const NAME_LINE: Readonly<Record<Sign, RegExp>> = {
  ':': /^([ \t]*)([A-Za-z_@][\w@.]{0,127})([ \t]*):(?=[ \t]|$)/,
  '=': /^([ \t]*)([A-Za-z_@][\w@.]{0,127})([ \t]*)=(?=[ \t]|$)/,
};

/** More than any cmdlet prints. */
const MOST_PROPERTIES = 2000;
/** An object of fewer properties is not looked for a second half behind an empty line. */
const LEAST_HALF = 3;

/** The name, and the columns from 0, of a line that begins with a name; undefined for every other line. */
export function nameLine(line: string, sign: Sign): NameLine | undefined {
  const found = NAME_LINE[sign].exec(line);
  if (found === null) return undefined;
  const [whole, indent = '', name = ''] = found;
  return { name, indent: indent.length, column: whole.length - 1 };
}

/** Whether a value may be a text that ends with empty lines. */
function mayEndEmpty({ lines }: OpenProperty): boolean {
  const first = lines[0]?.text.trim() ?? '';
  return lines.length > 1 || !/^(?:|\{.*\}|true|false|-?\d+)$/i.test(first);
}

function lastOf(block: OpenBlock): OpenProperty | undefined {
  return block.properties.at(-1);
}

/** Whether a line with a name continues a block, in which it stands where the others do. */
function belongs(block: OpenBlock, { indent, column }: NameLine): boolean {
  if (column === block.column) return true;
  if (block.properties.length === 1) block.isAligned = false;
  return !block.isAligned && indent === block.indent;
}

/** Whether an empty line in front of a name may lie within a text, so that the name belongs to the same object. */
function mayContinue(block: OpenBlock, { name, column }: NameLine): boolean {
  const last = lastOf(block);
  return (
    block.isAligned &&
    column === block.column &&
    block.properties.length >= LEAST_HALF &&
    last !== undefined &&
    mayEndEmpty(last) &&
    !block.positions.has(name)
  );
}

interface Walk {
  readonly sign: Sign;
  readonly events: ListEvents;
  block: OpenBlock | undefined;
}

function close(walk: Walk): void {
  if (walk.block !== undefined) walk.events.block(walk.block.properties);
  walk.block = undefined;
}

function open(walk: Walk, property: OpenProperty, { indent, column }: NameLine): void {
  close(walk);
  const properties = [property];
  const positions = positionsOf(properties);
  walk.block = { properties, positions, indent, column, isAligned: true, gap: 0, seam: undefined };
}

function positionsOf(properties: readonly OpenProperty[]): Map<string, number> {
  // The first one of a name stays.
  return new Map(properties.map(({ name }, index) => [name, index] as const).toReversed());
}

/** Cuts a block in two where an empty line turned out to be the end of an object. */
function splitAtSeam({ events }: Walk, block: OpenBlock, name: string): void {
  const { seam, properties } = block;
  const earlier = block.positions.get(name);
  if (seam === undefined || earlier === undefined || earlier >= seam) return;
  events.block(properties.slice(0, seam));
  block.properties = properties.slice(seam);
  block.positions = positionsOf(block.properties);
  block.seam = undefined;
}

/** Adds a property to a block that is not yet larger than any object. */
function add({ properties, positions }: OpenBlock, property: OpenProperty): void {
  if (properties.length >= MOST_PROPERTIES) return;
  if (!positions.has(property.name)) positions.set(property.name, properties.length);
  properties.push(property);
}

function takeName(walk: Walk, property: OpenProperty, line: NameLine): void {
  const { block } = walk;
  if (block === undefined || property.name === block.properties[0]?.name) return open(walk, property, line);
  if (block.gap > 0) {
    if (!mayContinue(block, line)) return open(walk, property, line);
    block.seam = block.properties.length;
  }
  block.gap = 0;
  splitAtSeam(walk, block, property.name);
  add(block, property);
}

function takeStray({ block, events }: Walk, line: StrayLine): void {
  const last = block?.gap === 0 ? lastOf(block) : undefined;
  if (last !== undefined) last.isTorn = true;
  events.stray(line);
}

/** A further line of the last value; empty lines in front of it are one, since what they mean cannot be told anyway. */
function takeContinuation(block: OpenBlock, line: ListedLine): void {
  const lines = lastOf(block)?.lines;
  if (block.gap > 0) lines?.push({ text: '', start: line.start });
  block.gap = 0;
  lines?.push(line);
}

function takeLine(walk: Walk, content: string, start: number): void {
  const { block, sign } = walk;
  const trimmed = content.trimStart();
  const indent = content.length - trimmed.length;
  if (block !== undefined && indent > block.column) {
    const from = Math.min(indent, block.column + 2);
    return takeContinuation(block, { text: content.slice(from), start: start + from });
  }
  if (trimmed === '') {
    if (block !== undefined) block.gap += 1;
    return;
  }
  const rest = { text: trimmed, start: start + indent };
  const line = nameLine(content, sign);
  if (line === undefined || (block !== undefined && block.gap === 0 && !belongs(block, line))) {
    return takeStray(walk, rest);
  }
  const inner = start + line.column + 1;
  // One blank belongs to the layout, further ones to the value.
  const from = Math.min(line.column + 2, content.length);
  const lines = [{ text: content.slice(from), start: start + from }];
  takeName(walk, { name: line.name, start: rest.start, inner, lines, isTorn: false }, line);
}

/**
 * Walks what `Format-List` prints: blocks of lines `Name : value`, the colons of a block below each other, separated by
 * empty lines; what a value needs further lines for is indented beyond the colon. Such lines never begin a property, so
 * that colons in values do no harm. Empty lines within a text are recognized by what follows.
 */
export function scanListText(text: string, sign: Sign, events: ListEvents): void {
  const walk: Walk = { sign, events, block: undefined };
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    takeLine(walk, text.slice(start, end).replace(/\r$/, ''), start);
    start = end + 1;
  }
  close(walk);
}
