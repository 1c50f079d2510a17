import { OPEN_OBJECT, OPEN_ARRAY } from '../text/json-token.ts';
import { load } from './load.ts';
import type { InputFile, Loaded, Refused } from './loaded.ts';

/** Bytes in front of the first character: byte order marks, blanks and the other half of a UTF-16 unit. */
const before: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d]);

function startsLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !before.has(byte));
  return first === undefined || first === OPEN_OBJECT || first === OPEN_ARRAY;
}

/** Whether a name `_clixml` stands in the bytes, under which answers of the service hold CLIXML as a text. */
function holdsClixml({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  // A Buffer finds a text many times faster than a Uint8Array finds its first byte.
  return Buffer.from(buffer, byteOffset, byteLength).includes('_clixml"');
}

/** Reads one file of any format. What reads other formats than JSON is loaded when the first such file comes. */
export async function loadFile(file: InputFile): Promise<Loaded | Refused> {
  if (startsLikeJson(file.bytes)) {
    const clixml = holdsClixml(file.bytes) ? await import('./clixml.ts') : undefined;
    return load(file, [], clixml?.clixmlObjects);
  }
  const { textFormats } = await import('./text-formats.ts');
  return load(file, textFormats);
}
