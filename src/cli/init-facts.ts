import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { askedFields, isAskedField, questionOf, type AskedField } from '../vendor/profile-questions.ts';
import { readAnswer, type ReadAnswer } from './read-answer.ts';

/** What is known of the service beyond its profile, by the path of the field. */
export type Facts = ReadonlyMap<AskedField, unknown>;

/** Facts as `overrides` of a service: a path with a dot is a field of an object. */
export function overridesOf(facts: Facts): Readonly<Record<string, unknown>> {
  const overrides: Record<string, unknown> = {};
  const groups = Map.groupBy(facts, ([field]) => field.split('.')[0] ?? field);
  for (const [group, members] of groups) {
    const fields = members.flatMap(([field, value]) => {
      const name = field.split('.')[1];
      return name === undefined ? [] : [[name, value] as const];
    });
    overrides[group] = fields.length === 0 ? members[0]?.[1] : Object.fromEntries(fields);
  }
  return overrides;
}

/** What the schema of profiles finds wrong with one fact; undefined when nothing. */
async function wrongFact(field: AskedField, value: unknown, profile: VendorProfile): Promise<string | undefined> {
  // The validators take longer to load than everything else here.
  const { checkOverrides } = await import('../vendor/check-overrides.ts');
  const [first] = checkOverrides(profile, overridesOf(new Map([[field, value]])), '');
  return first === undefined ? undefined : `${first.message}.`;
}

/** Reads the answer to the question about a field, and holds it against the schema. */
export async function readFactValue(field: AskedField, text: string, profile: VendorProfile): Promise<ReadAnswer> {
  const asked = questionOf(field);
  if (asked === undefined) return { problem: `Nobody asks for ${field}.` };
  const read = readAnswer(text, asked.kind);
  if ('problem' in read) return { problem: `${field}: ${read.problem}` };
  const problem = await wrongFact(field, read.value, profile);
  return problem === undefined ? read : { problem };
}

function splitFact(word: string): readonly [field: string, value: string] | undefined {
  const end = word.indexOf('=');
  const [field, value] = [word.slice(0, end).trim(), word.slice(end + 1).trim()];
  return end < 1 || value === '' ? undefined : [field, value];
}

/** The facts given as `field=value`, or what is wrong with the first wrong one. */
export async function readFacts(words: readonly string[], profile: VendorProfile): Promise<Facts | string> {
  const facts = new Map<AskedField, unknown>();
  for (const word of words) {
    const parts = splitFact(word);
    if (parts === undefined) return `'${visible(word)}' is no fact; write for example --fact egress.ipv4=192.0.2.10.`;
    const [name, text] = parts;
    if (!isAskedField(name)) {
      const close = nearest(name, askedFields);
      const hint = close === undefined ? ` Known: ${askedFields.join(', ')}.` : ` Did you mean ${close}?`;
      return `There is no field '${visible(name)}' to state a fact about.${hint}`;
    }
    if (facts.has(name)) return `--fact ${name} is given twice; several values are joined by commas.`;
    const read = await readFactValue(name, text, profile);
    if ('problem' in read) return visible(read.problem);
    facts.set(name, read.value);
  }
  return facts;
}

/** The fields that the profile leaves to the user, in the order of the questions. */
export function fieldsToAsk({ askUser }: VendorProfile): readonly AskedField[] {
  return askedFields.filter((field) => askUser.includes(field));
}
