import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** How the reports of this program begin: the table, the JSON report, the SARIF log. */
const beginnings = [
  /^mxlint \d/,
  /^\{\s*"schemaVersion":\s*\d+,\s*"tool":\s*\{\s*"name":\s*"mxlint"/,
  /^\{"\$schema":"https:\/\/docs\.oasis-open\.org\/sarif\/[^"]*","version":"2\.1\.0","runs":\[\{"tool":\{"driver":\{"name":"mxlint"/,
];

const looked = 512;

/** Whether a file is a report that an earlier run wrote, which the next run may replace wherever it lies. */
export function isOwnOutput(path: string): boolean {
  try {
    // Reading a pipe would wait for somebody to write into it.
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(looked);
      const text = new TextDecoder().decode(bytes.subarray(0, readSync(file, bytes)));
      return beginnings.some((beginning) => beginning.test(text));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
