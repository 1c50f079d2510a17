import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from 'yauzl';
import type { InputFile, Refused } from '../load/loaded.ts';
import type { Diagnostic } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { inputDiagnostic } from './input-diagnostic.ts';
import { isArchive } from './is-archive.ts';
import { mebibytes, tooLarge } from './size-limit.ts';

/** A file out of an archive, and how it is unpacked once more without reading the archive again. */
export interface Member extends InputFile {
  readonly reread: () => Uint8Array | undefined;
}

/** More members than any set of exports has. */
const MOST_MEMBERS = 10_000;
/** Of all members together as much is unpacked as this many input files may be large. */
const MOST_FILES = 8;
/** Where an archive made on Unix keeps the type of a file, and the type of a symbolic link (APPNOTE.TXT 4.4.15). */
const UNIX = 3;
const TYPE_BITS = 0xf000;
const LINK = 0xa000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks a zip archive (PKWARE APPNOTE.TXT) member by member, or the one file in a gzip archive (RFC 1952), in memory.
 * Folders, hidden files and what macOS adds are left out. Refused, each with its reason: members with a path out of the
 * archive, links, encrypted ones, archives in archives, and what unpacks to more than the limits. Nothing throws.
 */
export async function* unpacked(file: InputFile, maxBytes: number): AsyncGenerator<Member | Refused> {
  if (file.bytes[0] === 0x1f) {
    yield memberOf(file.path, file.path, () => gunzipSync(file.bytes, { maxOutputLength: maxBytes }), maxBytes);
    return;
  }
  try {
    // The library takes nothing else; no byte is copied.
    const bytes = Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength);
    const options = { lazyEntries: true, decodeStrings: false, autoClose: false } as const;
    yield* members(file, await fromBufferPromise(bytes, options), maxBytes);
  } catch (error) {
    yield refused(file.path, broken(file.path, error));
  }
}

async function* members(file: InputFile, zip: ZipFile, maxBytes: number): AsyncGenerator<Member | Refused> {
  if (zip.entryCount > MOST_MEMBERS) {
    const message = `The archive ${visible(file.path)} has ${zip.entryCount} members, more than ${MOST_MEMBERS}. Unpack it and pass the exports in it.`;
    yield refused(file.path, inputDiagnostic(file.path, 'input/too-large', message));
    return;
  }
  let left = maxBytes * MOST_FILES;
  const names = new Set<string>();
  for await (const entry of zip.eachEntry()) {
    const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    if (isLeftOut(name)) continue;
    left -= entry.uncompressedSize;
    const shown = freeName(`${file.path}/${name}`, names);
    const problem = problemOf(entry, name, shown, maxBytes);
    if (problem !== undefined) {
      yield refused(shown, problem);
    } else if (left < 0) {
      const beginning = `The members of the archive ${visible(file.path)} unpack to more than ${MOST_FILES} times`;
      yield refused(file.path, tooLarge(beginning, file.path, maxBytes));
      return;
    } else {
      const { fileDataStart: start } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      const data = file.bytes.subarray(start, start + entry.compressedSize);
      yield memberOf(shown, file.path, () => contentOf(entry, data), maxBytes);
    }
  }
  if (names.size === 0) yield refused(file.path, empty(file.path));
}

/** An archive may hold several members of one name. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
  taken.add(free);
  return free;
}

function contentOf({ compressionMethod, uncompressedSize, crc32: checksum }: Entry, data: Uint8Array): Uint8Array {
  // Not a byte more than the archive says: what goes on behind that is a bomb or damage.
  const maxOutputLength = Math.max(uncompressedSize, 1);
  const bytes = compressionMethod === STORED ? data : inflateRawSync(data, { maxOutputLength });
  if (bytes.length !== uncompressedSize || crc32(bytes) !== checksum) throw new Error('wrong checksum or size');
  return bytes;
}

function memberOf(shown: string, archive: string, unpack: () => Uint8Array, maxBytes: number): Member | Refused {
  try {
    const bytes = unpack();
    if (isArchive(bytes)) return refused(shown, nested(shown));
    return { path: shown, bytes, reread: () => again(unpack) };
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    const beginning = `${visible(shown)} unpacks to more than its archive says, or than`;
    return refused(shown, isTooLarge ? tooLarge(beginning, shown, maxBytes) : broken(archive, error));
  }
}

function again(unpack: () => Uint8Array): Uint8Array | undefined {
  try {
    return unpack();
  } catch {
    return undefined;
  }
}

/** Folders, hidden files, and the copies of file attributes that macOS puts into archives. */
function isLeftOut(name: string): boolean {
  return (
    name.endsWith('/') || name.split('/').some((part) => (part.startsWith('.') && part !== '..') || part === '__MACOSX')
  );
}

function problemOf(entry: Entry, name: string, shown: string, maxBytes: number): Diagnostic | undefined {
  const says = (id: string, message: string) => inputDiagnostic(shown, id, `${visible(shown)} ${message}`);
  if (validateFileName(name) !== null || name.includes('\0')) {
    return says('input/outside-folder', 'has a path that leads out of its archive, and was not unpacked.');
  }
  if (entry.versionMadeBy >>> 8 === UNIX && ((entry.externalFileAttributes >>> 16) & TYPE_BITS) === LINK) {
    return says('input/outside-folder', 'is a symbolic link in an archive, and was not followed. Pass its target.');
  }
  if (entry.isEncrypted()) {
    return says('input/encrypted', 'is encrypted. Unpack the archive with its password and pass the files in it.');
  }
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return says('input/unsupported', 'is packed with a method that is not read. Unpack the archive yourself.');
  }
  if (entry.uncompressedSize <= maxBytes) return undefined;
  return tooLarge(`${visible(shown)} unpacks to ${mebibytes(entry.uncompressedSize)}, more than`, shown, maxBytes);
}

function broken(archive: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `The archive ${visible(archive)} cannot be read: ${visible(reason, 120)}. Pack it again, or unpack it and pass the files in it.`;
  return inputDiagnostic(archive, 'input/broken-archive', message);
}

function nested(shown: string): Diagnostic {
  const message = `${visible(shown)} is an archive in an archive. Unpack the outer one and pass what is in it.`;
  return inputDiagnostic(shown, 'input/unsupported', message);
}

function empty(archive: string): Diagnostic {
  const message = `The archive ${visible(archive)} holds no file to read. Pass one with exports in it.`;
  return inputDiagnostic(archive, 'input/empty-folder', message);
}

function refused(path: string, diagnostic: Diagnostic): Refused {
  return { path, diagnostics: [diagnostic] };
}
