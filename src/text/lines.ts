/** Offsets (UTF-16 code units) at which the lines of a text start, ascending; the first is 0. */
export type LineTable = { readonly starts: Uint32Array };

/** About the length of a line of an export, blanks in front included. */
const USUAL_LENGTH = 40;

/**
 * Finds the line starts of a text. `\n` and `\r\n` end a line; a lone `\r` does not, because neither editors nor
 * SARIF viewers count it as one.
 */
export function lineTable(text: string): LineTable {
  let starts = new Uint32Array(64 + Math.floor(text.length / USUAL_LENGTH));
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (count === starts.length) starts = enlarged(starts);
    starts[count] = at + 1;
    count += 1;
  }
  return { starts: starts.subarray(0, count) };
}

/**
 * Line and column of an offset, both counted from 1, the column in UTF-16 code units as in SARIF's `utf16CodeUnits`
 * (SARIF 2.1.0, 3.14.27). An offset past the end lies on the last line.
 */
export function position(table: LineTable, offset: number): { line: number; column: number } {
  const { starts } = table;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

function enlarged(starts: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(starts.length * 4);
  larger.set(starts);
  return larger;
}
