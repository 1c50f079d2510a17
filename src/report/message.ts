import type { FindingMessage } from '../analyze/rules/finding.ts';
import { printValue, type Sink } from './sink.ts';

/**
 * Fills the slots of a message. What a slot holds is escaped by the sink and not searched for slots again; a slot
 * without data stays as it is written, so that a mistake in a rule is seen. The text ends with a full stop.
 */
export function renderMessage(message: FindingMessage, sink: Sink, shownElements?: number): string {
  const text = message.template.replace(/\{(\w+)\}/g, (slot, name: string) => {
    const value = Object.hasOwn(message.data, name) ? message.data[name] : undefined;
    return value === undefined ? slot : printValue(value, sink, shownElements);
  });
  return endSentence(text);
}

/** A text that ends as a sentence does. */
export function endSentence(text: string): string {
  const trimmed = text.trimEnd();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/** A remark as a sentence of its own. */
export function asSentence(text: string): string {
  return endSentence(text.slice(0, 1).toUpperCase() + text.slice(1));
}
