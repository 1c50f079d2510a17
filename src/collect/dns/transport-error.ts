import type { ServerEvent } from './server-event.ts';

/** An error of a socket as an event: the server cannot be reached, or did not answer in the system's own time. */
export function transportError(error: unknown): ServerEvent {
  const code = errorCode(error);
  const outcome = code === 'ETIMEDOUT' ? 'timeout' : 'unreachable';
  return { kind: 'failed', outcome, detail: code };
}

/** The code of the error or of what caused it (`fetch` wraps), else the message. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.message : errorCode(error.cause);
}
