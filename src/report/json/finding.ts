import { exhibitOf, type DataValue, type Exhibit, type Finding, type Subject } from '../../analyze/rules/finding.ts';
import type { Fix } from '../../analyze/rules/fix.ts';
import type { Suppression } from '../../config/config.ts';
import { isSecret } from '../../analyze/secret.ts';
import { renderMessage } from '../message.ts';
import { suppressionEntry } from '../suppression-entry.ts';
import { ruleHelpUri } from '../tool.ts';
import type { JsonContext } from './context.ts';
import { jsonOtherSide } from './other-side.ts';
import { jsonPlace } from './place.ts';

/** A finding with everything that is known about it. */
export function jsonFinding(finding: Finding, context: JsonContext): object {
  const { data } = context;
  const exhibit = exhibitOf(finding);
  return {
    rule: finding.rule,
    helpUri: ruleHelpUri(finding.rule),
    profile: finding.profile,
    service: data(finding.service),
    services: (finding.services ?? (finding.service === '' ? [] : [finding.service])).map((id) => data(id)),
    severity: finding.severity,
    confidence: finding.confidence,
    message: jsonMessage(finding, context),
    subject: jsonSubject(finding.subject, context),
    property: finding.property ?? null,
    discriminator: finding.discriminator === undefined ? null : data(finding.discriminator),
    direction: finding.direction ?? null,
    location: jsonPlace(finding.at, context),
    related: finding.related.map(({ at, subject, note }) => ({
      location: jsonPlace(at, context),
      subject: jsonSubject(subject, context),
      note: data(note),
    })),
    fix: finding.fix === undefined ? null : jsonFix(finding.fix, context),
    exhibit: exhibit === undefined ? null : jsonExhibit(exhibit, context),
    guide: finding.guide.map(({ guide, title, section, url }) => ({ guide, title, section, url })),
    conflictsWith: finding.conflictsWith,
    otherSides: context.otherSidesOf(finding).map((side) => jsonOtherSide(side, context)),
    controls: finding.controls,
    suppression: finding.suppression === undefined ? null : jsonSuppression(finding.suppression, context),
    suppressAs: suppressionEntry(finding, (text) => !context.holdsSecret(text)) ?? null,
    fingerprints: context.fingerprints.get(finding) ?? null,
  };
}

/** The thing that a finding or a gap is about. */
export function jsonSubject({ kind, identity, key, guid }: Subject, { data }: JsonContext): object {
  return { kind: data(kind), identity: data(identity), key: data(key), guid: guid === undefined ? null : data(guid) };
}

function jsonMessage({ message }: Finding, context: JsonContext): object {
  const slots = Object.entries(message.data).map(([slot, value]) => [slot, jsonValue(value, context)] as const);
  return { id: message.id, text: renderMessage(message, context.sink), data: Object.fromEntries(slots) };
}

/** Header values become their labels. */
function jsonValue(value: DataValue, { data }: JsonContext): string | number | string[] {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return data(value);
  if (isSecret(value)) return value.label;
  return value.map((element) => (typeof element === 'string' ? data(element) : element.label));
}

/** A command that would need a header value in it is left out. */
function jsonFix({ title, safety, command, language = 'powershell' }: Fix, { data, holdsSecret }: JsonContext): object {
  const printed = command === undefined || holdsSecret(command) ? null : command;
  return { title: data(title), safety, language: printed === null ? null : language, command: printed };
}

function jsonExhibit({ title, columns, rows }: Exhibit, { data }: JsonContext): object {
  return { title, columns, rows: rows.map((row) => row.map((cell) => data(cell))) };
}

function jsonSuppression(suppression: Suppression, { data }: JsonContext): object {
  const { justification, owner, expires } = suppression;
  return { justification: data(justification), owner: data(owner), expires };
}
