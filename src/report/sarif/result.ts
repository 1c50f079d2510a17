import type { Location, PropertyBag, Result } from 'sarif';

import type { Finding } from '../../analyze/rules/finding.ts';
import { guideTexts } from '../guides.ts';
import { renderMessage } from '../message.ts';
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

/** The message, and links to the related places: GitHub shows those only that the message links. */
function messageText(finding: Finding, related: readonly Location[], { message }: SarifContext): string {
  const links = related.slice(0, MOST_LINKS).map(({ id }) => `[place ${id}](${id})`);
  const also = links.length === 0 ? '' : ` See also ${links.join(', ')}.`;
  const room = MESSAGE - also.length;
  const texts = shownElements.map((shown) => renderMessage(finding.message, message, shown));
  return fitting(texts.find((text) => text.length <= room) ?? texts.at(-1) ?? '', room) + also;
}

function partialFingerprints(finding: Finding, { fingerprints }: SarifContext): Record<string, string> {
  const fingerprint = fingerprints.get(finding);
  if (fingerprint === undefined) return {};
  return {
    primaryLocationLineHash: `${fingerprint.key.slice(0, 16)}:1`,
    'mxlintFindingKey/v1': fingerprint.key.slice(0, 32),
    'mxlintNameKey/v1': fingerprint.nameKey.slice(0, 32),
  };
}

function propertiesOf(finding: Finding, pointer: string | undefined, context: SarifContext): PropertyBag {
  const { data, plain } = context;
  const { severity, confidence, profile, service, direction, conflictsWith, controls } = finding;
  const guide = guideTexts(finding, plain);
  return {
    ...(pointer === undefined ? {} : { pointer: data(pointer) }),
    severity,
    confidence,
    profile,
    ...(service === '' ? {} : { service: plain.text(service) }),
    ...(direction === undefined ? {} : { direction }),
    ...(guide.length === 0 ? {} : { guide }),
    ...(controls.length === 0 ? {} : { controls }),
    ...(conflictsWith.length === 0 ? {} : { conflictsWith }),
    ...(finding.fix === undefined ? {} : { fix: fixOf(finding.fix, context) }),
    ...(finding.exhibit === undefined ? {} : { exhibit: exhibitOf(finding.exhibit, context) }),
  };
}

function exhibitOf({ title, columns, rows }: NonNullable<Finding['exhibit']>, { plain }: SarifContext): PropertyBag {
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
