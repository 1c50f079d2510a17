import { isDomainName } from '../domain-name.ts';
import type { StsPolicy, StsPolicyProblem, StsPolicyProblemKind } from './mta-sts.ts';

/** Seconds: one year of 365.25 days (RFC 8461, section 3.2). */
const LONGEST_AGE = 31_557_600;
const FIELD = /^([a-z0-9][a-z0-9_.-]{0,31}):[ \t]*(.*)$/i;
const MODES = ['enforce', 'testing', 'none'] as const;
const AGE = /^\d{1,10}$/;

interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/**
 * Reads a policy (RFC 8461, section 3.2). Lines end in CRLF or LF, empty ones are passed over; keys that the RFC does
 * not know are allowed; of `version`, `mode` and `max_age` the first counts. Never throws.
 */
export function parseStsPolicy(body: string): StsPolicy {
  const problems: StsPolicyProblem[] = [];
  const fields = fieldsOf(body, problems);
  const version = onlyValue(fields, 'version', problems);
  const mode = onlyValue(fields, 'mode', problems);
  const age = onlyValue(fields, 'max_age', problems);
  if (version !== undefined && version.value !== 'STSv1') problems.push(problemAt('version-invalid', version));
  const policy = {
    version: version?.value === 'STSv1' ? 'STSv1' : undefined,
    mode: modeOf(mode, problems),
    maxAge: ageOf(age, problems),
    mx: patternsOf(fields, mode?.value !== 'none', problems),
  } as const;
  if (version === undefined) problems.push(missing('version-missing'));
  if (mode === undefined) problems.push(missing('mode-missing'));
  if (age === undefined) problems.push(missing('max-age-missing'));
  return { ...policy, problems };
}

/** Whether senders apply the policy: nothing that it needs is missing or invalid. Further copies of a field do no harm. */
export function isUsablePolicy({ problems }: StsPolicy): boolean {
  return problems.every(({ kind }) => kind === 'duplicate');
}

function fieldsOf(body: string, problems: StsPolicyProblem[]): readonly Field[] {
  const fields: Field[] = [];
  for (const [index, text] of body.split(/\r?\n/).entries()) {
    const [, key, value] = FIELD.exec(text) ?? [];
    if (key !== undefined && value !== undefined) fields.push({ key, value: withoutEnd(value), line: index + 1 });
    else if (withoutEnd(text) !== '') problems.push({ kind: 'malformed-line', line: index + 1, text });
  }
  return fields;
}

function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function onlyValue(fields: readonly Field[], key: string, problems: StsPolicyProblem[]): Field | undefined {
  const [first, ...others] = fields.filter((field) => field.key === key);
  problems.push(...others.map((field) => problemAt('duplicate', field)));
  return first;
}

function modeOf(field: Field | undefined, problems: StsPolicyProblem[]): StsPolicy['mode'] {
  if (field === undefined) return undefined;
  const mode = MODES.find((one) => one === field.value);
  if (mode === undefined) problems.push(problemAt('mode-invalid', field));
  return mode;
}

function ageOf(field: Field | undefined, problems: StsPolicyProblem[]): number | undefined {
  if (field === undefined) return undefined;
  if (!AGE.test(field.value)) {
    problems.push(problemAt('max-age-invalid', field));
    return undefined;
  }
  const age = Number(field.value);
  if (age <= LONGEST_AGE) return age;
  problems.push(problemAt('max-age-too-large', field));
  return undefined;
}

function patternsOf(fields: readonly Field[], isNeeded: boolean, problems: StsPolicyProblem[]): readonly string[] {
  const given = fields.filter(({ key }) => key === 'mx');
  const bad = given.filter(({ value }) => !isPattern(value));
  problems.push(...bad.map((field) => problemAt('mx-invalid', field)));
  if (given.length === 0 && isNeeded) problems.push(missing('mx-missing'));
  return given.filter(({ value }) => isPattern(value)).map(({ value }) => value.toLowerCase());
}

function isPattern(value: string): boolean {
  return isDomainName(value.startsWith('*.') ? value.slice(2) : value);
}

function problemAt(kind: StsPolicyProblemKind, { line, value }: Field): StsPolicyProblem {
  return { kind, line, text: value };
}

function missing(kind: StsPolicyProblemKind): StsPolicyProblem {
  return { kind, line: undefined, text: '' };
}
