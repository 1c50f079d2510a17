import type { DnsAnswer, DnsAnswers, Question, QuestionType } from '../../model/index.ts';

/** One key per question. */
export function questionKey(name: string, type: QuestionType): string {
  return `${type} ${name}`;
}

export function notAsked<T extends QuestionType>(name: string, type: T): DnsAnswer<T> {
  return { name, type, outcome: 'not-asked', records: [], chain: [] };
}

/** Answers by question; of several to one question the first counts. */
export function answersOf(answers: Iterable<DnsAnswer>): DnsAnswers {
  const byQuestion = new Map<string, DnsAnswer>();
  for (const answer of answers) {
    const key = questionKey(answer.name, answer.type);
    if (!byQuestion.has(key)) byQuestion.set(key, answer);
  }
  return {
    ask: <T extends QuestionType>(name: string, type: T): DnsAnswer<T> => {
      const found = byQuestion.get(questionKey(name, type));
      return found === undefined ? notAsked(name, type) : (found as DnsAnswer<T>);
    },
  };
}

/** The same answers, noting which questions have none yet. */
export function recording(answers: DnsAnswers): {
  readonly answers: DnsAnswers;
  readonly needed: () => readonly Question[];
} {
  const needed = new Map<string, Question>();
  return {
    answers: {
      ask: (name, type) => {
        const answer = answers.ask(name, type);
        if (answer.outcome === 'not-asked') needed.set(questionKey(name, type), { name, type });
        return answer;
      },
    },
    needed: () => [...needed.values()],
  };
}
