import { unread } from '../model/index.ts';
import { primitives, unescapeClixml } from '../text/clixml-value.ts';
import type { Located } from '../text/located.ts';
import { scanXml, type XmlProblem } from '../text/xml.ts';

/** An object while it is read; `value` is what it prints as (`ToString`), else the primitive value that it is. */
interface Node extends Located {
  end: number;
  items?: Located[];
  members?: Map<string, Located>;
  value?: unknown;
}

interface Named {
  /** The `N` of an element; undefined for items of lists. */
  readonly name: string | undefined;
  readonly start: number;
  /** Offset behind the start tag. */
  readonly inner: number;
}

/** An entry of a dictionary. */
interface Entry {
  readonly kind: 'entry';
  readonly node: Node;
  key?: Located;
  value?: Located;
}

/** An element while it is read; of what is below `skip` nothing is kept. */
type Frame =
  | { readonly kind: 'root' | 'skip' }
  | ({ readonly kind: 'object'; readonly node: Node; readonly refId: string | undefined } & Named)
  | { readonly kind: 'items' | 'bag' | 'dictionary'; readonly node: Node }
  | Entry
  | { readonly kind: 'print'; readonly node: Node; text: string }
  | ({ readonly kind: 'primitive'; readonly tag: string; text: string } & Named);

type Shared = Pick<Located, 'items' | 'value'>;
type Attributes = Readonly<Record<string, string>>;

const lists: ReadonlySet<string> = new Set(['LST', 'IE', 'STK', 'QUE']);
/** Frames in which elements stand for values. */
const holders: ReadonlySet<Frame['kind']> = new Set(['root', 'items', 'bag', 'entry']);
const root: Frame = { kind: 'root' };
const skip: Frame = { kind: 'skip' };
/** Members that say how an object was made and not what it is; the last one is data that must not be looked into. */
const noise: ReadonlySet<string> = new Set(['PSComputerName', 'RunspaceId', 'PSShowComputerName', 'SerializationData']);
/** Of a longer list that is referred to from elsewhere nothing is taken over: references could multiply it. */
const MOST_SHARED = 1000;
/** So many entries of lists are taken over by references in all: short references to a long list could multiply a file, too. */
const MOST_SHARED_IN_ALL = 100_000;

const emptyList: Shared = { items: [] };
const entangled: Shared = { value: unread('undetermined', 'it refers to another object of the file') };

/** What a reference to an object stands for: a text or a short list of texts. Objects may refer to each other without end. */
function sharedPart({ items, value }: Node): Shared {
  if (items === undefined) return value === undefined ? entangled : { value };
  if (items.length === 0) return emptyList;
  const isFlat =
    items.length <= MOST_SHARED && items.every((item) => item.items === undefined && item.value !== undefined);
  return isFlat ? { items } : entangled;
}

/** A place: start tag and value for what has a name, the whole element for an item of a list. */
function spanOf({ name, start, inner }: Named, end: number) {
  return name === undefined
    ? { keyStart: -1, keyEnd: -1, start, end }
    : { keyStart: start, keyEnd: inner, start: inner, end };
}

function nodeOf(named: Named): Node {
  return { ...spanOf(named, named.inner) };
}

/** The frame for an element inside an object: its parts, or the primitive value that it is. */
function partOf(node: Node, tag: string, named: Named): Frame {
  if (tag === 'ToString') return { kind: 'print', node, text: '' };
  if (tag === 'Props' || tag === 'MS') {
    node.members ??= new Map();
    return { kind: 'bag', node };
  }
  if (lists.has(tag)) {
    node.items ??= [];
    return { kind: 'items', node };
  }
  if (tag === 'DCT') {
    node.members ??= new Map();
    return { kind: 'dictionary', node };
  }
  return primitives.has(tag) ? { kind: 'primitive', tag, text: '', ...named } : skip;
}

/** The frame for an element that stands for a value. */
function valueFrame(tag: string, attributes: Attributes, named: Named): Frame {
  if (tag === 'Obj') return { kind: 'object', node: nodeOf(named), refId: attributes['RefId'], ...named };
  return primitives.has(tag) ? { kind: 'primitive', tag, text: '', ...named } : skip;
}

/** Numbers of enumerations have their name beside them; of anything else the value says more than what it prints as. */
function setPrimitive(node: Node, value: unknown): void {
  if (node.value === undefined || typeof value !== 'number') node.value = value;
}

/** Puts a value that was read where it belongs; of two members of one name the first one stays, which is that of `Props`. */
function deliver(parent: Frame | undefined, name: string | undefined, value: Located): void {
  if (parent?.kind === 'items') {
    parent.node.items?.push(value);
  } else if (parent?.kind === 'bag' && name !== undefined && !noise.has(name)) {
    if (parent.node.members?.has(name) === false) parent.node.members.set(name, value);
  } else if (parent?.kind === 'entry') {
    if (name === 'Key') parent.key = value;
    else parent.value = value;
  } else if (parent?.kind === 'object') {
    setPrimitive(parent.node, value.value);
  }
}

/** Entries of a dictionary whose names are no texts are none of an export. */
function closeEntry({ node, key, value }: Entry): void {
  if (typeof key?.value === 'string' && value !== undefined) node.members?.set(key.value, value);
}

/**
 * Walks what `Export-Clixml` writes (MS-PSRP 2.2.5) and hands out one pipeline item after the other, so that only one is
 * held with its places. An object is its list, else what it prints as, else its members: those of `Props` and, where it
 * lacks them, of `MS`. Binary data is never looked into. Returns why the text could not be read to its end.
 */
export function scanClixml(text: string, onItem: (item: Located) => void): XmlProblem | undefined {
  const frames: Frame[] = [];
  const shared = new Map<string, Shared>();
  let left = MOST_SHARED_IN_ALL;

  /** What a reference stands for. */
  function referred(refId: string | undefined): Shared {
    const part = shared.get(refId ?? '') ?? entangled;
    left -= part.items?.length ?? 0;
    return left < 0 && part.items !== undefined ? entangled : part;
  }

  function hand(name: string | undefined, value: Located): void {
    const parent = frames.at(-1);
    if (parent === root) onItem(value);
    else deliver(parent, name, value);
  }

  function frameFor(tag: string, attributes: Attributes, named: Named): Frame {
    const parent = frames.at(-1);
    if (parent === undefined) return tag === 'Objs' ? root : skip;
    if (parent.kind === 'object') return partOf(parent.node, tag, named);
    if (parent.kind === 'dictionary') return tag === 'En' ? { kind: 'entry', node: parent.node } : skip;
    return holders.has(parent.kind) ? valueFrame(tag, attributes, named) : skip;
  }

  return scanXml(text, {
    open(tag, attributes, start, inner) {
      const escaped = attributes['N'];
      const named: Named = { name: escaped === undefined ? undefined : unescapeClixml(escaped), start, inner };
      const frame = frameFor(tag, attributes, named);
      if (tag === 'Ref') {
        hand(named.name, { ...spanOf(named, inner), ...referred(attributes['RefId']) });
      }
      frames.push(frame);
    },
    text(content) {
      const frame = frames.at(-1);
      if (frame?.kind === 'primitive' || frame?.kind === 'print') frame.text += content;
    },
    close(end) {
      const frame = frames.pop();
      if (frame?.kind === 'primitive') {
        hand(frame.name, { ...spanOf(frame, end), value: primitives.get(frame.tag)?.(frame.text) });
      } else if (frame?.kind === 'object') {
        frame.node.end = end;
        if (frame.refId !== undefined) shared.set(frame.refId, sharedPart(frame.node));
        hand(frame.name, frame.node);
      } else if (frame?.kind === 'print') {
        frame.node.value ??= unescapeClixml(frame.text);
      } else if (frame?.kind === 'entry') {
        closeEntry(frame);
      }
    },
  });
}
