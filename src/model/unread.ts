import type { Why } from './fact.ts';

/** The same in every part of the program: readers are loaded later than what asks here, with this file once more. */
const UNREAD: unique symbol = Symbol.for('mxlint.unread');

/**
 * Stands in a raw record for a value that is in the file but cannot be told from it, because the format or what wrote it
 * has lost a part; or for a member of a list of which that is true. A symbol marks it, so that no file can hold one.
 */
export interface Unread {
  readonly [UNREAD]: Pick<Why, 'reason' | 'detail'>;
}

/** Marks a value as lost; `detail` continues a sentence, in lower case and without a full stop. */
export function unread(reason: Why['reason'], detail: string): Unread {
  return { [UNREAD]: { reason, detail } };
}

/** Why a raw value is lost; undefined for every value that is not. */
export function whyUnread(raw: unknown): Unread[typeof UNREAD] | undefined {
  return typeof raw === 'object' && raw !== null && UNREAD in raw ? (raw as Unread)[UNREAD] : undefined;
}
