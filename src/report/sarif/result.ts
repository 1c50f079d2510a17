import type { Location, PropertyBag, Result } from 'sarif';

import { exhibitOf, type Exhibit, type Finding } from '../../analyze/rules/finding.ts';
import { guideTexts } from '../guides.ts';
import { renderMessage } from '../message.ts';
import type { OtherSide, OtherSideState } from '../other-sides.ts';
import type { SarifContext } from './context.ts';
import { levels } from './levels.ts';
import { physicalLocation, resultPlace } from './location.ts';
import { fitting } from './texts.ts';

/** GitLab skips results with longer messages. */
const MESSAGE = 2048;
/** Elements of a list, fewer and fewer until the message fits. */
const shownElements = [12, 6, 3, 1] as const;
const NOTE_LENGTH = 400;
/** What GitHub keeps of the locations of a result. */
const MOST_RELATED = 99;
const MOST_LINKS = 5;
/** Digits of a fingerprint that a log holds. */
const KEY_LENGTH = 32;

/** One open finding (SARIF 2.1.0, 3.27): exactly one location, identity in the partial fingerprints. */
export function resultOf(finding: Finding, context: SarifContext): Result {
  const place = resultPlace(context.report.placeOf(finding.at), context);
  const related = relatedLocations(finding, context);
  const ruleIndex = context.ruleIndexes.get(finding.rule);
  return {
    ruleId: finding.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    kind: 'fail',
    level: levels[finding.severity],
    message: { text: messageText(finding, related, context) },
    locations: [
      { logicalLocations: [context.logical.of(finding)], physicalLocation: physicalLocation(place, context) },
    ],
    ...(related.length === 0 ? {} : { relatedLocations: related }),
    partialFingerprints: partialFingerprints(finding, context),
    properties: propertiesOf(finding, place.pointer, context),
  };
}

function relatedLocations(finding: Finding, context: SarifContext): Location[] {
  const located = finding.related.flatMap(({ at, note }) => {
    const place = context.report.placeOf(at);
    return place === undefined ? [] : [{ place, note }];
  });
  return located.slice(0, MOST_RELATED).map(({ place, note }, index) => ({
    id: index + 1,
    message: { text: fitting(context.message.text(note, NOTE_LENGTH), MESSAGE) },
    physicalLocation: physicalLocation(place, context),
  }));
}

/** The message, the rules that ask for the opposite, and links to the related places: GitHub shows only those linked. */
function messageText(finding: Finding, related: readonly Location[], context: SarifContext): string {
  const { message } = context;
  const links = related.slice(0, MOST_LINKS).map(({ id }) => `[place ${id}](${id})`);
  const places = links.length === 0 ? '' : ` See also ${links.join(', ')}.`;
  const also = opposites(context.otherSidesOf(finding)) + places;
  const room = MESSAGE - also.length;
  const texts = shownElements.map((shown) => renderMessage(finding.message, message, shown));
  return fitting(texts.find((text) => text.length <= room) ?? texts.at(-1) ?? '', room) + also;
}

const opposition: Readonly<Partial<Record<OtherSideState, string>>> = {
  reported: 'asks for the opposite and is reported too',
  suppressed: 'asks for the opposite; its finding is suppressed',
  met: 'asks for the opposite and is met',
};

/** Sentences about the rules that ask for the opposite of what is there or was before. */
function opposites(sides: readonly OtherSide[]): string {
  return sides
    .flatMap(({ rule, state }) => (opposition[state] === undefined ? [] : ` Rule '${rule}' ${opposition[state]}.`))
    .join('');
}

function otherSideOf({ rule, state, findings }: OtherSide, { fingerprints }: SarifContext): PropertyBag {
  const keys = findings.flatMap((finding) => fingerprints.get(finding)?.key.slice(0, KEY_LENGTH) ?? []);
  return { rule, state, ...(keys.length === 0 ? {} : { findings: keys }) };
}

function partialFingerprints(finding: Finding, { fingerprints }: SarifContext): Record<string, string> {
  const fingerprint = fingerprints.get(finding);
  if (fingerprint === undefined) return {};
  return {
    primaryLocationLineHash: `${fingerprint.key.slice(0, 16)}:1`,
    'mxlintFindingKey/v1': fingerprint.key.slice(0, KEY_LENGTH),
    'mxlintNameKey/v1': fingerprint.nameKey.slice(0, KEY_LENGTH),
  };
}

function propertiesOf(finding: Finding, pointer: string | undefined, context: SarifContext): PropertyBag {
  const { data, plain } = context;
  const { severity, confidence, profile, service, services, direction, conflictsWith, controls } = finding;
  const sides = context.otherSidesOf(finding).map((side) => otherSideOf(side, context));
  const guide = guideTexts(finding.guide, plain);
  const exhibit = exhibitOf(finding);
  return {
    ...(pointer === undefined ? {} : { pointer: data(pointer) }),
    severity,
    confidence,
    profile,
    ...(service === '' ? {} : { service: plain.text(service) }),
    ...(services === undefined ? {} : { services: services.map((id) => plain.text(id)) }),
    ...(direction === undefined ? {} : { direction }),
    ...(guide.length === 0 ? {} : { guide }),
    ...(controls.length === 0 ? {} : { controls }),
    ...(conflictsWith.length === 0 ? {} : { conflictsWith, otherSides: sides }),
    ...(finding.fix === undefined ? {} : { fix: fixOf(finding.fix, context) }),
    ...(exhibit === undefined ? {} : { exhibit: exhibitBag(exhibit, context) }),
  };
}

function exhibitBag({ title, columns, rows }: Exhibit, { plain }: SarifContext): PropertyBag {
  return { title, columns, rows: rows.map((row) => row.map((cell) => plain.text(cell, NOTE_LENGTH))) };
}

/** The fix as a text: `fixes` of the format would edit the export, which mends nothing. */
function fixOf(
  { title, safety, command, language = 'powershell' }: NonNullable<Finding['fix']>,
  { plain, holdsSecret }: SarifContext,
): PropertyBag {
  const base = { title: plain.text(title, NOTE_LENGTH), safety };
  return command === undefined || holdsSecret(command) ? base : { ...base, language, command };
}
