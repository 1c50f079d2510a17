import { load } from './load.ts';
import type { InputFile, Loaded, Refused } from './loaded.ts';

/** Bytes in front of the first character: byte order marks, blanks and the other half of a UTF-16 unit. */
const before: ReadonlySet<number> = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0, 0x20, 0x09, 0x0a, 0x0d]);
const OPEN_OBJECT = 0x7b;
const OPEN_ARRAY = 0x5b;

function startsLikeJson(bytes: Uint8Array): boolean {
  const first = bytes.find((byte) => !before.has(byte));
  return first === undefined || first === OPEN_OBJECT || first === OPEN_ARRAY;
}

/** Reads one file of any format. What reads other formats than JSON is loaded when the first such file comes. */
export async function loadFile(file: InputFile): Promise<Loaded | Refused> {
  if (startsLikeJson(file.bytes)) return load(file, []);
  const { textFormats } = await import('./text-formats.ts');
  return load(file, textFormats);
}
