import { textOf, textsOf } from '../schema/json-schema.ts';
import type { JsonSchema } from '../schema/json-schema.ts';

/** true, false, or null for unknown. */
export function flagOf(description: string): JsonSchema {
  return { description, type: ['boolean', 'null'], default: null };
}

/** One of the words, or null for unknown. */
export function choiceOf(values: readonly string[], description: string): JsonSchema {
  return { description, enum: [...values, null], default: null };
}

/** A list of some of the words. */
export function choicesOf(values: readonly string[], description: string): JsonSchema {
  return { description, type: 'array', items: { enum: values }, uniqueItems: true };
}

/** A text that is not blank, or null for unknown. */
export function unknownText(description: string, examples: readonly string[] = []): JsonSchema {
  return { ...textOf(description, examples), type: ['string', 'null'], default: null };
}

/** A list of texts, or null for unknown. */
export function unknownTexts(description: string, examples: readonly (readonly string[])[] = []): JsonSchema {
  return { ...textsOf(description, examples), type: ['array', 'null'], default: null };
}
