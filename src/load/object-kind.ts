import type { SectionKind } from '../model/index.ts';
import type { JsonObject } from './json-object.ts';

/**
 * Properties that only one kind has together, most telling kinds first. They hold for what the cmdlets print:
 * every object of a cmdlet has every property, also the unset ones (Exchange cmdlet reference).
 */
const marks: readonly (readonly [SectionKind, readonly string[]])[] = [
  ['TransportRule', ['StopRuleProcessing', 'Mode']],
  ['InboundConnector', ['SenderDomains', 'RestrictDomainsToCertificate']],
  ['OutboundConnector', ['SmartHosts', 'RouteAllMessagesViaOnPremises']],
  ['AcceptedDomain', ['DomainType', 'MatchSubDomains']],
  ['RemoteDomain', ['AllowedOOFType']],
  ['DkimSigningConfig', ['Selector1CNAME']],
  ['HostedConnectionFilterPolicy', ['IPAllowList', 'EnableSafeList']],
  ['OrganizationConfig', ['AuditDisabled', 'IsDehydrated']],
  ['OrganizationConfig', ['MailTipsAllTipsEnabled']],
  ['TransportConfig', ['SmtpClientAuthenticationDisabled', 'Xexch50Enabled']],
  ['ArcConfig', ['ArcTrustedSealers']],
  ['DistributionGroupMember', ['Group', 'Members']],
  // Connectors cut down with Select-Object.
  ['InboundConnector', ['SenderDomains', 'ConnectorType']],
  ['OutboundConnector', ['SmartHosts', 'ConnectorType']],
  ['OutboundConnector', ['UseMXRecord', 'ConnectorType']],
];

const foldedMarks = marks.map(([kind, names]) => [kind, names.map((name) => name.toLowerCase())] as const);

/** The kind an object shows by its properties, names compared without case; undefined when it shows none. */
export function kindOf(value: JsonObject): SectionKind | undefined {
  const exact = exactKindOf(value);
  if (exact !== undefined) {
    return exact;
  }
  const keys = new Set(Object.keys(value).map((key) => key.toLowerCase()));
  return foldedMarks.find(([, names]) => names.every((name) => keys.has(name)))?.[0];
}

/** The same for names spelled as the cmdlets do, which spares folding every key of every object. */
export function exactKindOf(value: JsonObject): SectionKind | undefined {
  return marks.find(([, names]) => names.every((name) => Object.hasOwn(value, name)))?.[0];
}

/** Whether an object has the telling properties of a kind, spelled as the cmdlet does: a cheap first look. */
export function hasMarksOf(value: JsonObject, kind: SectionKind): boolean {
  return marks.some(([marked, names]) => marked === kind && names.every((name) => Object.hasOwn(value, name)));
}

/** The kind whose telling properties all occur as words, for texts that are not read further. */
export function kindInText(text: string): SectionKind | undefined {
  return marks.find(([, names]) => names.every((name) => new RegExp(`\\b${name}\\b`, 'i').test(text)))?.[0];
}
