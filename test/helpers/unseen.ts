/** Code points that a reader does not see or that change how the rest is shown, first to last. */
const UNSEEN: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];

/** Whether no output may hold the code point as it is: what the product decides by a pattern, told by a table. */
export function isUnseen(code: number): boolean {
  return UNSEEN.some(([first, last]) => code >= first && code <= last);
}
