import fc from 'fast-check';

/** One change to a message; places are taken modulo its length. */
export type PacketMutation =
  | { readonly kind: 'byte'; readonly place: number; readonly value: number }
  | { readonly kind: 'bit'; readonly place: number; readonly value: number }
  | { readonly kind: 'number'; readonly place: number; readonly value: number }
  | { readonly kind: 'cut'; readonly place: number }
  | { readonly kind: 'insert'; readonly place: number; readonly bytes: Uint8Array }
  | { readonly kind: 'repeat'; readonly place: number; readonly value: number }
  | { readonly kind: 'replace'; readonly bytes: Uint8Array };

const place = fc.nat(4095);
/** Counts, lengths and pointers that lie. */
const lies = fc.constantFrom(0, 1, 0xff, 0x100, 0xffff, 0xc000, 0xc00c, 0xc01d, 0xc02a, 0xffff, 0x8000, 0x0029, 0x0005);
const byte = fc.record({ kind: fc.constant('byte' as const), place, value: fc.nat(255) });
const bit = fc.record({ kind: fc.constant('bit' as const), place, value: fc.nat(7) });
const number = fc.record({ kind: fc.constant('number' as const), place, value: lies });
const cut = fc.record({ kind: fc.constant('cut' as const), place });
const insert = fc.record({ kind: fc.constant('insert' as const), place, bytes: fc.uint8Array({ maxLength: 40 }) });
const repeat = fc.record({ kind: fc.constant('repeat' as const), place, value: fc.nat(60) });
const replace = fc.record({ kind: fc.constant('replace' as const), bytes: fc.uint8Array({ maxLength: 600 }) });

/** A few changes; most leave the header and the question as they are, so that the records behind them are read. */
export const packetMutations: fc.Arbitrary<readonly PacketMutation[]> = fc.array(
  fc.oneof(byte, bit, bit, number, number, cut, insert, repeat, { arbitrary: replace, weight: 1 }),
  { minLength: 1, maxLength: 4 },
);

function inserted(message: Buffer, at: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([message.subarray(0, at), bytes, message.subarray(at)]);
}

function changed(message: Buffer, mutation: PacketMutation): Buffer {
  if (mutation.kind === 'replace') return Buffer.from(mutation.bytes);
  if (message.length === 0) return message;
  const at = mutation.place % message.length;
  const copy = Buffer.from(message);
  switch (mutation.kind) {
    case 'byte':
      return copy.fill(mutation.value, at, at + 1);
    case 'bit':
      return copy.fill((copy[at] ?? 0) ^ (1 << mutation.value), at, at + 1);
    case 'number':
      return copy
        .fill(mutation.value >> 8, at, at + 1)
        .fill(mutation.value & 0xff, at + 1, Math.min(at + 2, copy.length));
    case 'cut':
      return copy.subarray(0, at);
    case 'insert':
      return inserted(message, at, mutation.bytes);
    case 'repeat':
      return inserted(message, at, message.subarray(at, at + mutation.value));
  }
}

/** The message with the changes in order. */
export function mutatedPacket(message: Buffer, mutations: readonly PacketMutation[]): Buffer {
  return mutations.reduce(changed, message);
}
