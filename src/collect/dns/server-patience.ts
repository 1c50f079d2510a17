import type { ServerFailure } from './asking.ts';
import type { Server } from './server.ts';

/** Questions that a server leaves unanswered in a row before it gets one try only for each. */
const SILENT_QUESTIONS = 8;
/** The same of a server from which nothing ever came: without a network a run must not take minutes. */
const DEAD_QUESTIONS = 4;

/** Notes what a question came to at servers that gave no reply in all its tries. */
export function countSilence(failures: readonly ServerFailure[]): void {
  for (const { server, outcome, detail } of failures) {
    if (outcome !== 'timeout' && outcome !== 'malformed' && outcome !== 'unreachable') continue;
    // What is counted after a server was given up comes of questions that had been sent before.
    if (!isGivenUp(server)) server.silence = { outcome, detail };
    server.silentFor += 1;
  }
}

/** Whether a question that the server leaves unanswered may be sent to it again. */
export function isWorthRetrying(server: Server): boolean {
  return server.silentFor < SILENT_QUESTIONS && !isGivenUp(server);
}

/** Whether nothing came from the server for so long that nobody can be there; it is not asked any more. */
export function isGivenUp({ isHeard, silentFor }: Server): boolean {
  return !isHeard && silentFor >= DEAD_QUESTIONS;
}

/** What is recorded of a question that is not sent to such a server. */
export function givenUp(server: Server): ServerFailure {
  const { outcome = 'timeout', detail } = server.silence ?? {};
  const reason = detail === undefined ? '' : ` (${detail})`;
  const text = `the server was given up after ${DEAD_QUESTIONS} questions without any reply${reason}`;
  return { kind: 'failure', server, outcome, detail: text };
}
