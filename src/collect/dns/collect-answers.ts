import type { Diagnostic, DnsAnswer, DnsAnswers, Question, QuestionType } from '../../model/index.ts';
import type { Resolver } from './resolver.ts';

/** Says which questions it still lacks an answer to, given those so far; none: it is done. */
export type Asker = (answers: DnsAnswers) => readonly Question[];

/** What is known at the end, and what was left open on purpose. */
export interface CollectedAnswers extends DnsAnswers {
  readonly diagnostics: readonly Diagnostic[];
}

/** How often one asker may come back with new questions; the deepest chain of SPF includes needs about 15 rounds. */
export const MOST_ROUNDS = 40;
/** Questions that one asker may lead to. */
export const MOST_QUESTIONS = 5000;

interface Known {
  readonly answers: DnsAnswers;
  /** By `key`: the promise while it is being asked. */
  readonly asked: Map<string, Promise<void>>;
  readonly ask: (question: Question) => Promise<void>;
}

/**
 * Asks until nobody has a question left. Askers run side by side, each is evaluated again when all of its own questions
 * are answered, and they share the answers. What goes beyond the limits stays `not-asked`, with a diagnostic. An asker
 * that wants nothing new is done, whatever it repeats.
 */
export async function collectAnswers(
  askers: readonly Asker[],
  resolver: Pick<Resolver, 'ask'>,
  onProgress: (done: number, known: number) => void = () => {},
): Promise<CollectedAnswers> {
  const known = startKnowing(resolver, onProgress);
  const cut = await Promise.all(askers.map((asker) => satisfy(asker, known)));
  const unfinished = cut.filter(Boolean).length;
  return { ask: known.answers.ask, diagnostics: unfinished === 0 ? [] : [limitReached(unfinished, askers.length)] };
}

function startKnowing(resolver: Pick<Resolver, 'ask'>, onProgress: (done: number, known: number) => void): Known {
  const found = new Map<string, DnsAnswer>();
  const asked = new Map<string, Promise<void>>();
  const ask = async (question: Question): Promise<void> => {
    found.set(key(question.name, question.type), await resolver.ask(question));
    onProgress(found.size, asked.size);
  };
  const answers: DnsAnswers = {
    ask: <T extends QuestionType>(name: string, type: T): DnsAnswer<T> => {
      const answer = found.get(key(name, type));
      if (answer === undefined) return { name, type, outcome: 'not-asked', records: [], chain: [] };
      return answer as DnsAnswer<T>;
    },
  };
  return { answers, asked, ask };
}

/** Returns whether a limit cut the asker off. */
async function satisfy(asker: Asker, known: Known): Promise<boolean> {
  const own = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = new Map(asker(known.answers).map((question) => [key(question.name, question.type), question]));
    for (const done of own) fresh.delete(done);
    if (fresh.size === 0) return false;
    if (own.size + fresh.size > MOST_QUESTIONS) return true;
    for (const one of fresh.keys()) own.add(one);
    await Promise.all([...fresh].map(([one, question]) => askOnce(one, question, known)));
  }
  return asker(known.answers).some((question) => !own.has(key(question.name, question.type)));
}

function askOnce(one: string, question: Question, known: Known): Promise<void> {
  const asked = known.asked.get(one);
  if (asked !== undefined) return asked;
  const asking = known.ask(question);
  known.asked.set(one, asking);
  return asking;
}

function key(name: string, type: QuestionType): string {
  return `${type} ${name}`;
}

function limitReached(unfinished: number, askers: number): Diagnostic {
  const message = `Looking up the DNS led to too many questions for ${unfinished} of ${askers} domains; the rest of theirs was not asked, and what depends on it is unknown. Look for SPF records of theirs that refer to very many names.`;
  return { id: 'dns/too-many-questions', level: 'warning', message };
}
