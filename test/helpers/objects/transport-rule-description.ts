import type { CmdletObject } from './cmdlet-object.ts';
import { actionNames } from './transport-rule-actions.ts';
import { conditionNames, exceptionNames } from './transport-rule-conditions.ts';

type Phrase = (value: string, rule: CmdletObject, prefix: string) => string;

const places: Readonly<Record<string, string>> = {
  InOrganization: 'Inside the organization',
  NotInOrganization: 'Outside the organization',
};

/** Properties that another one mentions: header texts with their header, parts of a disclaimer with its text. */
const mentioned: ReadonlySet<string> = new Set([
  'HeaderContainsWords',
  'HeaderMatchesPatterns',
  'SetHeaderValue',
  'ApplyHtmlDisclaimerLocation',
  'ApplyHtmlDisclaimerFallbackAction',
  'RejectMessageEnhancedStatusCode',
  'IncidentReportContent',
]);

function quoted(value: unknown): string {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item) => `'${String(item)}'`).join(' or ');
}

const phrases: Readonly<Record<string, Phrase>> = {
  FromScope: (value) => `Is received from '${places[value] ?? value}'`,
  SentToScope: (value) => `Is sent to '${places[value] ?? value}'`,
  HeaderContainsMessageHeader: (value, rule, prefix) =>
    `'${value}' header contains '${quoted(rule[`${prefix}HeaderContainsWords`])}'`,
  HeaderMatchesMessageHeader: (value, rule, prefix) =>
    `'${value}' header matches the following patterns: ${quoted(rule[`${prefix}HeaderMatchesPatterns`])}`,
  SetHeaderName: (value, rule) => `Set message header '${value}' with the value ${quoted(rule['SetHeaderValue'])}`,
  RouteMessageOutboundConnector: (value) => `Route the message using the connector named '${value}'.`,
  ApplyHtmlDisclaimerText: (value, rule) =>
    `${String(rule['ApplyHtmlDisclaimerLocation'])} the message with the disclaimer '${value}'. ` +
    `If the disclaimer can't be applied, attach the message as '${String(rule['ApplyHtmlDisclaimerFallbackAction'])}'.`,
  RejectMessageReasonText: (value, rule) =>
    `Reject the message and include the explanation '${value}' with the status code: ${quoted(rule['RejectMessageEnhancedStatusCode'])}`,
  PrependSubject: (value) => `Prepend the subject with '${value}'`,
  StopRuleProcessing: () => 'Stop processing more rules',
  Quarantine: () => 'Deliver the message to the hosted quarantine.',
};

/** `SubjectContainsWords` → `Subject contains words`. */
function spaced(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false;
}

function phrasesOf(rule: CmdletObject, names: readonly string[], prefix: string): string[] {
  const set = names.filter((name) => isSet(rule[`${prefix}${name}`]) && !mentioned.has(name));
  return set.map((name) => {
    const value = rule[`${prefix}${name}`];
    const phrase = phrases[name];
    if (phrase !== undefined) {
      return phrase(String(value), rule, prefix);
    }
    return value === true ? spaced(name) : `${spaced(name)}: ${quoted(value)}`;
  });
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `${title}\r\n\t${lines.join('\r\n\tand ')}\r\n`;
}

/** The English prose that the service generates for a rule. As in reality it repeats the values of headers. */
export function describeRule(rule: CmdletObject): string {
  return [
    section('If the message:', phrasesOf(rule, conditionNames, '')),
    section('Take the following actions:', phrasesOf(rule, actionNames, '')),
    section('Except if the message:', phrasesOf(rule, exceptionNames, 'ExceptIf')),
  ].join('');
}
