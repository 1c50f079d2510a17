import { storedAnswer } from '../../src/schema/stored-answer.ts';
import type { DnsAnswer } from '../../src/model/index.ts';

/** A file of answers, as `mxlint collect dns` writes it. */
export function answersFile(answers: readonly DnsAnswer[]): object {
  const header = { formatVersion: 1, by: 'mxlint 0.1.0', taken: '2026-11-20T12:00:00Z', commands: [] };
  return { mxlint: header, DnsAnswer: answers.map(storedAnswer) };
}
