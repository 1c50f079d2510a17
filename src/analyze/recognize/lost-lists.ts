import type { UnreadProperty } from './guard.ts';

/** As many facts of one list are told one by one. */
const TOLD = 3;

/**
 * What could not be read of a list of a rule, such as its conditions. An export that cuts objects short loses dozens of
 * its properties for one reason; then the list is told once instead.
 */
export function lostOnce(
  list: 'Conditions' | 'Exceptions' | 'Actions',
  unread: readonly UnreadProperty[],
): readonly UnreadProperty[] {
  if (unread.length <= TOLD) return unread;
  const byReason = Map.groupBy(unread, ({ why }) => why.why.reason);
  return [...byReason.values()].flatMap((same) => {
    const [first] = same;
    return first === undefined || same.length <= TOLD ? same : [{ property: list, why: first.why }];
  });
}
