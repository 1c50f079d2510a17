import { jsonError } from './json-error.ts';

/**
 * Parses a JSON text, exactly as `JSON.parse` does. When that fails, says where (UTF-16 offset, at most the length of
 * the text) and what was found and expected there, in lower case and without a full stop.
 */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false; offset: number; problem: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    // No error found means a text that is JSON but beyond what the engine can hold.
    const error = jsonError(text) ?? { offset: 0, problem: 'the text is too large to be parsed' };
    return { ok: false, ...error };
  }
}
