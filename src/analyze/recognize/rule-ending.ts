import type { ActionName, TransportRule } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';
import { onceEach } from './once-each.ts';
import { actionsOf } from './rule-actions.ts';

/** How a rule keeps later rules from acting on a message. */
export type Ending = 'stops' | 'quarantines' | 'redirects' | 'deletes' | 'rejects';

const endings: ReadonlyMap<ActionName, Ending> = new Map([
  ['StopRuleProcessing', 'stops'],
  ['Quarantine', 'quarantines'],
  ['RedirectMessageTo', 'redirects'],
  ['AddManagerAsRecipientType', 'redirects'],
  ['DeleteMessage', 'deletes'],
  ['RejectMessageReasonText', 'rejects'],
  ['RejectMessageEnhancedStatusCode', 'rejects'],
]);
const endingNames: ReadonlySet<string> = new Set(endings.keys());

/** What of a rule ends the evaluation of a message, and what keeps that from being known. */
export interface Endings {
  readonly kinds: readonly Ending[];
  readonly unread: readonly UnreadProperty[];
}

/** The manager is added as another recipient, but for one type, which sends the message to the manager instead. */
function isEnding(name: ActionName, { AddManagerAsRecipientType: type }: TransportRule): boolean {
  return name !== 'AddManagerAsRecipientType' || (type.known && type.value === 'Redirect');
}

/**
 * Whether later rules see no message that the rule has acted on, or not with its recipients: it stops, deletes, rejects,
 * quarantines or redirects (New-TransportRule; a quarantined message is not evaluated further when it is released).
 */
export const endingsOf: (rule: TransportRule) => Endings = onceEach((rule) => readEndings(rule));

function readEndings(rule: TransportRule): Endings {
  const { set, unread } = actionsOf(rule);
  const kinds: Ending[] = [];
  for (const [name, kind] of endings) {
    if (set.has(name) && isEnding(name, rule) && !kinds.includes(kind)) kinds.push(kind);
  }
  return { kinds, unread: unread.filter(({ property }) => property === 'Actions' || endingNames.has(property)) };
}
