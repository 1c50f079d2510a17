import type { Fact, TenantObject, Unknown } from '../../model/index.ts';
import { gap, type GapYield } from '../rules/target.ts';

/** A property that would have to be known to answer a question. */
export interface UnreadFact {
  readonly object: TenantObject;
  readonly property: string;
  readonly why: Unknown;
}

/** Yes, no, or the properties that would have to be known to say so. */
export type Answer = boolean | readonly UnreadFact[];

/** Whether the value of a property is as asked. */
export function asked<T>(object: TenantObject, property: string, fact: Fact<T>, holds: (value: T) => boolean): Answer {
  return fact.known ? holds(fact.value) : [{ object, property, why: fact }];
}

/** Whether all hold: one known not to decides it, whatever is unknown beside it. */
export function allOf(...answers: readonly Answer[]): Answer {
  if (answers.includes(false)) return false;
  const unread = answers.flatMap((answer) => (typeof answer === 'boolean' ? [] : answer));
  return unread.length > 0 ? unread : true;
}

/** Whether one of them holds: one known to decides it, whatever is unknown beside it. */
export function anyOf(...answers: readonly Answer[]): Answer {
  if (answers.includes(true)) return true;
  const unread = answers.flatMap((answer) => (typeof answer === 'boolean' ? [] : answer));
  return unread.length > 0 ? unread : false;
}

/** The opposite; what is unknown stays so. */
export function notSo(answer: Answer): Answer {
  return typeof answer === 'boolean' ? !answer : answer;
}

/** The gaps of a question that cannot be answered; none where it can. */
export function gapsOf(answer: Answer): readonly GapYield[] {
  if (typeof answer === 'boolean') return [];
  return answer.map(({ object, property, why }) => gap(object, property, why));
}
