import type { Diagnostic } from '../model/index.ts';
import { readStoredAnswer } from '../schema/stored-answer.ts';
import { elementsOf } from './elements.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { LoadedAnswer } from './loaded.ts';

const MOST_NOTES = 5;

interface Answers {
  readonly answers: readonly LoadedAnswer[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the section of answers of the DNS. An entry that cannot be read is left out and named: nothing is known from it. */
export function readAnswers(path: string, pointer: string, value: unknown): Answers {
  const { items, pointerOf } = elementsOf(pointer, value);
  const answers: LoadedAnswer[] = [];
  const problems: string[] = [];
  for (const [index, item] of items.entries()) {
    const answer = readStoredAnswer(item);
    if (typeof answer === 'string') problems.push(`Entry ${index} of DnsAnswer was left out: ${answer}.`);
    else answers.push({ answer, pointer: pointerOf(index) });
  }
  const more = problems.length - MOST_NOTES;
  const texts = [
    ...problems.slice(0, MOST_NOTES),
    ...(more > 0 ? [`${more} more entries of DnsAnswer were left out.`] : []),
  ];
  return {
    answers,
    diagnostics: texts.map((text) => {
      const message = `${text} Collect the answers again: mxlint collect dns tenant.json -o dns.json.`;
      return fileDiagnostic(path, 'input/dns-answer', 'warning', message);
    }),
  };
}
