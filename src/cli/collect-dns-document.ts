import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { storedAnswer } from '../schema/stored-answer.ts';
import type { DnsAnswer } from '../model/index.ts';
import { jsonText } from '../report/json-text.ts';
import { isoInstant } from '../text/instant.ts';
import { version } from './version.ts';

const looked = 512;
const beginning =
  /^\{\s*"mxlint":\s*\{\s*"formatVersion":\s*1,\s*"by":\s*"mxlint \d[^"]*",[^{}]*"commands":\s*\[\]\s*\},\s*"DnsAnswer"/;

/** A file of answers: an export without any section of the tenant, sorted as the answers are given. */
export function answersDocument(
  answers: readonly DnsAnswer[],
  { organization, taken }: { readonly organization: string | undefined; readonly taken: number },
): string {
  const header = {
    formatVersion: 1,
    by: `mxlint ${version}`,
    taken: isoInstant(taken),
    ...(organization === undefined ? {} : { organization }),
    commands: [],
  };
  return jsonText({ mxlint: header, DnsAnswer: answers.map(storedAnswer) }, 2);
}

/** Whether a file holds nothing but answers that an earlier run wrote, which the next run may replace wherever it lies. */
export function isAnswersFile(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const file = openSync(path, 'r');
    try {
      const bytes = new Uint8Array(looked);
      return beginning.test(new TextDecoder().decode(bytes.subarray(0, readSync(file, bytes))));
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
}
