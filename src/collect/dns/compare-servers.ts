import type { AskLimits } from './asking.ts';
import { type Resolved, resolveQuestion, type Sendable } from './resolve-question.ts';
import type { Server } from './server.ts';

/**
 * Asks every server by itself, at the same time. The first in the user's order that says something about the name
 * decides, if none does the first; what each of the others said is kept, so that disagreement shows.
 */
export async function compareServers(
  question: Sendable,
  servers: readonly Server[],
  limits: AskLimits,
  onSlow: (server: Server) => void,
): Promise<Resolved> {
  const all = await Promise.all(servers.map((server) => resolveQuestion(question, [server], limits, onSlow)));
  const decisive = all.find(({ outcome }) => outcome === 'answer' || outcome === 'nodata' || outcome === 'nxdomain');
  const chosen = decisive ?? all[0];
  if (chosen === undefined) throw new Error('no server was asked');
  const others = all
    .filter((one) => one !== chosen)
    .map(({ server = '', outcome, records }) => ({ server, outcome, records }));
  return { ...chosen, others };
}
