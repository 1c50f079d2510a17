import { crc32, deflateRawSync } from 'node:zlib';

/** A member of a zip archive as the test wants it; what is left out is as an ordinary archive has it. */
export interface ZipMember {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly isStored?: boolean;
  /** Bit 0: encrypted. */
  readonly flags?: number;
  readonly method?: number;
  /** Type and permissions as Unix has them; 0o120777 is a symbolic link. */
  readonly mode?: number;
  /** Unpacked size as the archive says it. */
  readonly saidSize?: number;
  readonly crc?: number;
}

function fields(...parts: readonly (readonly [size: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    parts.map(([size, value]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}

/** A zip archive (PKWARE APPNOTE.TXT 4.3), byte for byte as asked for. */
export function zip(members: readonly ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content = '', isStored = false, flags = 0x800, mode = 0o100644, ...over } of members) {
    const raw = Buffer.from(content);
    const data = isStored ? raw : deflateRawSync(raw);
    const nameBytes = Buffer.from(name);
    const method = over.method ?? (isStored ? 0 : 8);
    const sizes = [
      [4, over.crc ?? crc32(raw)],
      [4, data.length],
      [4, over.saidSize ?? raw.length],
      [2, nameBytes.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([
      fields([4, 0x04034b50], [2, 20], [2, flags], [2, method], [4, 0], ...sizes),
      nameBytes,
      data,
    ]);
    central.push(
      fields([4, 0x02014b50], [2, (3 << 8) | 20], [2, 20], [2, flags], [2, method], [4, 0], ...sizes),
      fields([2, 0], [2, 0], [2, 0], [4, mode * 0x10000], [4, offset]),
      nameBytes,
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = members.length;
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}
