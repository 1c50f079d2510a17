import { SaxesParser } from 'saxes';

/** What a document is made of, in the order of the text. Offsets are UTF-16 code units. */
export interface XmlEvents {
  /** A start tag, from the offset of its `<` to the one behind its `>`. Attributes have no prototype. */
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, start: number, end: number) => void;
  /** Text or a CDATA section, entities decoded and line ends as `\n`; `end` is the offset behind it as it is written. */
  readonly text: (text: string, end: number) => void;
  /** An end tag, with the offset behind its `>`. */
  readonly close: (end: number) => void;
}

/** Why a text is no document that is read, in lower case and without a full stop, and where. */
export interface XmlProblem {
  readonly problem: string;
  readonly offset: number;
}

/** Deeper than any export: `Export-Clixml` nests four elements for a level of objects. */
const MOST_DEPTH = 256;

const STOP = Symbol('stop');

/**
 * Walks a well-formed document (XML 1.0). Only the five predefined entities and character references are known; a
 * document type declaration, which could define more, ends the walk, and so does anything that is not well-formed. What
 * an XML declaration says about the encoding is not believed: the text is decoded already.
 */
export function scanXml(text: string, events: XmlEvents): XmlProblem | undefined {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  let found: XmlProblem | undefined;
  let depth = 0;
  const stop = (problem: string): never => {
    found = { problem, offset: Math.min(parser.position, text.length) };
    throw STOP;
  };
  parser.on('error', ({ message }) => stop(message));
  parser.on('doctype', () => stop('it has a document type declaration (DOCTYPE), which no export has'));
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MOST_DEPTH) stop(`it is nested deeper than ${MOST_DEPTH} levels, which no export is`);
    // A `<` within the tag would not be well-formed.
    events.open(name, attributes, text.lastIndexOf('<', parser.position - 1), parser.position);
  });
  parser.on('closetag', () => {
    depth -= 1;
    events.close(parser.position);
  });
  // Text ends when the `<` behind it has been read.
  parser.on('text', (content) => events.text(content, parser.position - 1));
  parser.on('cdata', (content) => events.text(content, parser.position));
  try {
    parser.write(text).close();
  } catch (error) {
    if (error !== STOP) throw error;
  }
  return found;
}
