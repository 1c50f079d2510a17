import { actionNames, unknown, type ActionName, type TransportRule } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';
import { lostOnce } from './lost-lists.ts';
import { onceEach } from './once-each.ts';

/** The actions that a mail flow rule takes, and what of them could not be read. */
export interface Actions {
  readonly set: ReadonlySet<ActionName>;
  readonly unread: readonly UnreadProperty[];
}

/** Classes whose names do not follow from the property; several properties can be of one class. */
const renamed: Readonly<Partial<Record<ActionName, string>>> = {
  SetHeaderName: 'setheader',
  SetHeaderValue: 'setheader',
  RejectMessageReasonText: 'rejectmessage',
  RejectMessageEnhancedStatusCode: 'rejectmessage',
  RedirectMessageTo: 'redirectmessage',
  AddToRecipients: 'addtorecipient',
  ApplyHtmlDisclaimerText: 'applyhtmldisclaimer',
  ApplyHtmlDisclaimerLocation: 'applyhtmldisclaimer',
  ApplyHtmlDisclaimerFallbackAction: 'applyhtmldisclaimer',
  ApplyRightsProtectionTemplate: 'rightsprotectmessage',
  ApplyRightsProtectionCustomizationTemplate: 'rightsprotectmessage',
  IncidentReportContent: 'generateincidentreport',
  SenderNotificationType: 'notifysender',
  LogEventText: 'logevent',
  SmtpRejectMessageRejectText: 'smtprejectmessage',
  SmtpRejectMessageRejectStatusCode: 'smtprejectmessage',
};

const classes: ReadonlyMap<string, string> = new Map(
  actionNames.map((name) => [name, renamed[name] ?? name.toLowerCase()]),
);

/** The same of a class name as the cmdlet prints it. */
function stemOf(printed: string): string {
  return lastPart(printed)
    .toLowerCase()
    .replace(/action$/, '');
}

function lastPart(printed: string): string {
  return printed.slice(printed.lastIndexOf('.') + 1);
}

function isSet(value: unknown): boolean {
  if (value === null || value === false) return false;
  if (typeof value === 'string') return value.trim() !== '';
  return !Array.isArray(value) || value.length > 0;
}

/**
 * Holds what was read against the list of class names that the cmdlet prints beside it. A listed class that no property
 * explains is an action that was not read; a property that an export leaves out is unset when its class is not listed.
 */
function checked(rule: TransportRule, { set, unread }: Actions): Actions {
  const absent = unread.filter(({ why }) => why.why.reason === 'property-absent');
  const rest = unread.filter((one) => !absent.includes(one));
  const listed = rule.Actions;
  if (!listed.known) {
    return absent.length === 0 ? { set, unread } : { set, unread: [...rest, { property: 'Actions', why: listed }] };
  }
  const explained = new Set([...set, ...rest.map(({ property }) => property)].map((name) => classes.get(name)));
  const missed = listed.value.filter((printed) => !explained.has(stemOf(printed)));
  if (missed.length === 0) return { set, unread: rest };
  const detail = `no property explains ${missed.map(lastPart).join(', ')}`;
  return {
    set,
    unread: [...rest, { property: 'Actions', why: unknown({ reason: 'unsupported', detail }, listed.at) }],
  };
}

function collect(rule: TransportRule): Actions {
  const set = new Set<ActionName>();
  const unread: UnreadProperty[] = [];
  for (const name of rule.setAmong(actionNames)) {
    const fact = rule[name];
    if (!fact.known) unread.push({ property: name, why: fact });
    else if (isSet(fact.value)) set.add(name);
  }
  const read = checked(rule, { set, unread });
  return { set: read.set, unread: lostOnce('Actions', read.unread) };
}

/**
 * The actions that a rule takes, read once. Unset ones are null, false, blank or empty (New-TransportRule in the Exchange
 * cmdlet reference).
 */
export const actionsOf: (rule: TransportRule) => Actions = onceEach(collect);
