import type { Finding, Subject } from './finding.ts';

/** Whether two findings can be of one service: findings of rules that run once per tenant belong to no service and so to each. */
export function isOfOneService(first: Finding, second: Finding): boolean {
  if (first.service === second.service || first.service === '' || second.service === '') return true;
  const { services = [first.service] } = first;
  return (second.services ?? [second.service]).some((service) => services.includes(service));
}

function isOne(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.key === b.key;
}

/** Whether two findings are about one object, or the object of one is among the related objects of the other. */
export function isOnOneObject(first: Finding, second: Finding): boolean {
  if (isOne(first.subject, second.subject)) return true;
  return (
    second.related.some(({ subject }) => isOne(subject, first.subject)) ||
    first.related.some(({ subject }) => isOne(subject, second.subject))
  );
}
