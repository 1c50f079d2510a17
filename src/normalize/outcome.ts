import { type UnknownReason, whyUnread } from '../model/index.ts';

/** A value that was understood, or why it was not. `quiet`: nothing worth a diagnostic, the fact is simply not known. */
export type Outcome<T = unknown> =
  | { readonly value: T }
  | {
      readonly reason: UnknownReason;
      /** Continues a sentence, in lower case and without a full stop. */
      readonly detail: string;
      readonly quiet?: boolean;
    };

/**
 * A value of another type than expected; the detail names types only, because values may be secret. A value that the
 * reader of the format could not tell has its reason with it.
 */
export function wrongType(expected: string, raw: unknown): Outcome<never> {
  const lost = whyUnread(raw);
  if (lost !== undefined) return { reason: lost.reason, detail: lost.detail ?? '', quiet: true };
  return { reason: 'wrong-type', detail: `expected ${expected}, found ${nameOfType(raw)}` };
}

/** A value that `ConvertTo-Json` replaced by a text, because it lay too deep. */
export const lostToDepth: Outcome<never> = {
  reason: 'lost-to-depth',
  detail: '-Depth was too small and left only the name of a type or a joined text',
};

/** Null where the cmdlet has no meaning for it. */
export const nullUnknown: Outcome<never> = { reason: 'unknown-value', detail: 'the export has null', quiet: true };

const typeNames: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
]);

function nameOfType(raw: unknown): string {
  if (Array.isArray(raw)) {
    return 'a list';
  }
  return typeNames.get(typeof raw) ?? 'an object';
}
