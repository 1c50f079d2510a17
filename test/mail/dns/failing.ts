import type { DnsAnswer, DnsAnswers, DnsOutcome, Question, QuestionType } from '../../../src/model/index.ts';
import { questionKey } from '../../../src/mail/dns/answers.ts';

/** The same answers but for one question, which fails. */
export function failing(answers: DnsAnswers, at: Question, outcome: DnsOutcome = 'timeout'): DnsAnswers {
  const key = questionKey(at.name, at.type);
  return {
    ask: <T extends QuestionType>(name: string, type: T): DnsAnswer<T> =>
      questionKey(name, type) === key ? { name, type, outcome, records: [], chain: [] } : answers.ask(name, type),
  };
}

/** The questions that a look-up asks of these answers, in order. */
export function questionsOf(answers: DnsAnswers, lookUp: (answers: DnsAnswers) => unknown): readonly Question[] {
  const asked: Question[] = [];
  lookUp({
    ask: (name, type) => {
      asked.push({ name, type });
      return answers.ask(name, type);
    },
  });
  return asked;
}
