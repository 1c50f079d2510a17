import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import type { AnswerKind } from '../vendor/profile-questions.ts';

/** The value that an answer stands for, or what is wrong with it. */
export type ReadAnswer = { readonly value: unknown } | { readonly problem: string };

const flags = new Map([
  ['yes', true],
  ['true', true],
  ['no', false],
  ['false', false],
]);

function isNone(word: string): boolean {
  return word.toLowerCase() === 'none';
}

/** Words between commas and blanks; `none` says that there are none. */
function wordsOf(text: string): readonly string[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  return words.length === 1 && isNone(words[0] ?? '') ? [] : [...new Set(words)];
}

function chosen(word: string, choices: readonly string[]): ReadAnswer {
  const choice = choices.find((one) => one.toLowerCase() === word.toLowerCase());
  if (choice !== undefined) return { value: flags.get(choice) ?? choice };
  const close = nearest(word, choices);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  return { problem: `'${visible(word)}' is not one of ${choices.join(', ')}.${hint}` };
}

function allChosen(text: string, choices: readonly string[]): ReadAnswer {
  const values: unknown[] = [];
  for (const word of wordsOf(text)) {
    const one = chosen(word, choices);
    if ('problem' in one) return one;
    values.push(one.value);
  }
  return { value: values };
}

/** Headers must be there, each of them; the addresses of the service suffice in their place. */
function guardOf(text: string): ReadAnswer {
  const read = allChosen(text, ['processed', 'tenant', 'senderIp']);
  if ('problem' in read || !Array.isArray(read.value)) return read;
  const isAddress = (one: unknown): boolean => one === 'senderIp';
  return { value: { required: read.value.filter((one) => !isAddress(one)), accepted: read.value.filter(isAddress) } };
}

/** Reads an answer that is not blank. Hosts, addresses and names are checked further by the schema of profiles. */
export function readAnswer(text: string, kind: AnswerKind): ReadAnswer {
  const word = text.trim();
  switch (kind.of) {
    case 'hosts':
    case 'addresses':
    case 'texts':
      return { value: wordsOf(word) };
    case 'host':
      return { value: isNone(word) ? 'none' : word };
    case 'text':
      return { value: word };
    case 'header':
      if (isNone(word)) return { value: 'none' };
      // Whoever knows the value could pass for the service, so it counts as a secret until somebody says otherwise.
      return { value: { name: word, secret: true } };
    case 'guard':
      return guardOf(word);
    case 'flag': {
      const value = flags.get(word.toLowerCase());
      return value === undefined ? { problem: `'${visible(word)}' is neither yes nor no.` } : { value };
    }
    case 'choice':
      return chosen(word, kind.choices);
    case 'choices':
      return allChosen(word, kind.choices);
  }
}
