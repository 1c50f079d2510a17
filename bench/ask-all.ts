import { createResolver } from '../src/collect/dns/resolver.ts';
import type { Question } from '../src/model/index.ts';

/** Questions in flight at once. */
export const inFlight = 32;

/** Asks everything at once with a resolver of its own; every question must be settled. */
export async function askAll(questions: readonly Question[], port: number): Promise<void> {
  const name = `127.0.0.1:${port}`;
  const resolvers = [{ kind: 'udp', address: '127.0.0.1', family: 4, port, name }] as const;
  const resolver = createResolver({ resolvers, now: Date.now, inFlight });
  const answers = await Promise.all(questions.map((question) => resolver.ask(question)));
  await resolver.close();
  const lost = answers.filter(({ outcome }) => !['answer', 'nodata', 'nxdomain'].includes(outcome));
  if (lost.length > 0) throw new Error(`${lost.length} questions are not settled, the first: ${lost[0]?.outcome}`);
}
