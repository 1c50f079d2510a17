import type { DnsAnswer, Question } from '../../model/index.ts';
import { failedAnswer } from './failed-answer.ts';
import type { Resolved } from './resolve-question.ts';
import { errorCode } from './transport-error.ts';

/** Answers of a run, each question resolved once: an audit judges one state of the DNS, failures included. */
export interface AnswerMemory {
  readonly ask: (question: Question) => Promise<DnsAnswer>;
  /** Sorted by name, then by type. */
  readonly answered: () => readonly DnsAnswer[];
  /** Waits for the questions that are open. */
  readonly settled: () => Promise<unknown>;
}

/** Remembers what `resolve` says; what it throws becomes `unreachable`. */
export function rememberAnswers(resolve: (question: Question) => Promise<Resolved>, now: () => number): AnswerMemory {
  const asked = new Map<string, Promise<DnsAnswer>>();
  const answers: DnsAnswer[] = [];

  function keep(resolved: Resolved): DnsAnswer {
    const answer = { ...resolved, at: now() };
    answers.push(answer);
    return answer;
  }

  return {
    ask: (question) => {
      const key = `${question.type} ${question.name}`;
      const known = asked.get(key);
      if (known !== undefined) return known;
      const asking = resolve(question).then(keep, (error: unknown) =>
        keep(failedAnswer(question, 'unreachable', errorCode(error))),
      );
      asked.set(key, asking);
      return asking;
    },
    answered: () => answers.toSorted(byNameAndType),
    settled: () => Promise.all(asked.values()),
  };
}

function byNameAndType(a: DnsAnswer, b: DnsAnswer): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  if (a.type === b.type) return 0;
  return a.type < b.type ? -1 : 1;
}
