import type { VendorProfile } from '../vendor/profile.ts';
import { askedFields, questionOf, type AskedField } from '../vendor/profile-questions.ts';
import { fieldsToAsk, type Facts } from './init-facts.ts';
import { readAnswer } from './read-answer.ts';

const indent = '        ';

/** What an unanswered line shows as its value. */
function exampleOf(field: AskedField): unknown {
  const asked = questionOf(field);
  const read = asked === undefined ? undefined : readAnswer(asked.example, asked.kind);
  return read !== undefined && 'value' in read ? read.value : null;
}

function nameOf(field: AskedField): string {
  return JSON.stringify(field.split('.').at(-1));
}

/** A field with its question above it; as a comment when nobody answered. */
function fieldLines(field: AskedField, facts: Facts, margin: string): readonly string[] {
  const isKnown = facts.has(field);
  const value = JSON.stringify(isKnown ? facts.get(field) : exampleOf(field));
  return [
    `${margin}// ${questionOf(field)?.question ?? ''}`,
    `${margin}${isKnown ? '' : '// '}${nameOf(field)}: ${value},`,
  ];
}

/** The fields of one object of the profile; all of it is a comment when nobody answered any. */
function groupLines(group: string, fields: readonly AskedField[], facts: Facts): readonly string[] {
  if (fields[0] === group) return fields.flatMap((field) => fieldLines(field, facts, indent));
  const isOpen = fields.every((field) => !facts.has(field));
  const margin = `${indent}  `;
  const lines = [
    `${indent}${JSON.stringify(group)}: {`,
    ...fields.flatMap((field) => fieldLines(field, facts, margin)),
    `${indent}},`,
  ];
  return isOpen ? lines.map((line) => `${indent}// ${line.slice(indent.length).replace(/^( *)\/\/ "/, '$1"')}`) : lines;
}

/** The member `overrides` of a service: what was answered, and commented lines for what its profile leaves to the user. */
export function overridesText(profile: VendorProfile, facts: Facts): string {
  const asked = new Set([...fieldsToAsk(profile), ...facts.keys()]);
  if (asked.size === 0) return '';
  const fields = askedFields.filter((field) => asked.has(field));
  const groups = Map.groupBy(fields, (field) => field.split('.')[0] ?? field);
  return [
    '      // Facts about the service that its profile leaves to you. What is a comment is unknown, and rules say so.',
    '      "overrides": {',
    ...[...groups].flatMap(([group, members]) => groupLines(group, members, facts)),
    '      },',
    '',
  ].join('\n');
}
