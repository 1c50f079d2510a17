import type { ReportingDescriptor } from 'sarif';

import { reasonTexts } from '../reasons.ts';
import { nameFrom } from './texts.ts';

const families: Readonly<Record<string, { readonly what: string; readonly help: string }>> = {
  input: {
    what: 'Something about a file of the input.',
    help: 'The message says what to export again, or how. What could not be read is not judged.',
  },
  config: {
    what: 'Something about the configuration.',
    help: 'The message names the place in the configuration file and what is expected there.',
  },
  run: {
    what: 'Something about the run itself.',
    help: 'The message says what happened. A rule that crashed is a defect of the program: please report it.',
  },
};

const other = { what: 'Something about the audit.', help: 'The message says what to do.' };

/** Descriptors of the notifications of a run, by id, in sorted order. */
export function notificationDescriptors(ids: Iterable<string>): ReportingDescriptor[] {
  return [...new Set(ids)].toSorted().map((id) => {
    const { what, help } = textsFor(id);
    return {
      id,
      name: nameFrom(id),
      shortDescription: { text: what },
      fullDescription: { text: what },
      help: { text: help, markdown: help },
    };
  });
}

function textsFor(id: string): { readonly what: string; readonly help: string } {
  const [family = '', name = ''] = id.split('/');
  if (family !== 'gap') return Object.hasOwn(families, family) ? (families[family] ?? other) : other;
  const reason = Object.entries(reasonTexts).find(([key]) => key === name)?.[1] ?? 'unknown';
  return {
    what: `A fact could not be judged: ${reason}.`,
    help: 'The message names the fact and what would make it known. What is not known does not pass a rule.',
  };
}
