import { enclosingPointers, problemOffset } from '../schema/problem-offset.ts';
import { validateProfile } from '../schema/validators.generated.js';
import { wordErrors } from '../schema/worded-errors.ts';
import { wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { locateJson } from '../text/json-locate.ts';
import { parseJson } from '../text/json-parse.ts';
import { scanJson } from '../text/json-scan.ts';
import { lineTable, position } from '../text/lines.ts';
import { checkProfile } from './check-profile.ts';
import { mergeProfile } from './merge-profile.ts';
import { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './profile.ts';
import { unknownProfile } from './unknown-profile.ts';

/** Trouble in the file of a profile; line and column count from 1. */
interface ProfileProblem {
  readonly message: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

export type ParsedProfile =
  | { readonly ok: true; readonly profile: VendorProfile }
  | { readonly ok: false; readonly problems: readonly ProfileProblem[] };

/**
 * Reads a profile of the user's own. Fields that it leaves out are unknown. Never throws; `path` is how messages show
 * the file.
 */
export function parseProfile(text: string, path: string): ParsedProfile {
  const parsed = parseJson(text);
  if (!parsed.ok) {
    const message = `The vendor profile is no JSON: ${parsed.problem}.`;
    return { ok: false, problems: [{ message, path, ...position(lineTable(text), parsed.offset) }] };
  }
  const completed = completedProfile(parsed.value);
  const duplicates = scanJson(text, parsed.value).duplicates.map((duplicate) =>
    wordedProblem(duplicate.pointer, 'stands in its object several times; remove the others', 'key'),
  );
  const problems = [...duplicates, ...completed.problems];
  if (completed.profile !== undefined && problems.length === 0) {
    return { ok: true, profile: completed.profile };
  }
  return { ok: false, problems: placedProblems(text, path, problems) };
}

interface Completed {
  readonly profile?: VendorProfile;
  readonly problems: readonly WordedProblem[];
}

function completedProfile(value: unknown): Completed {
  if (!isProfileFile(value)) {
    return { problems: wordErrors(validateProfile.errors ?? [], { schema: profileSchema, data: value }) };
  }
  const { $schema: _, ...fields } = value;
  const merged = mergeProfile(unknownProfile(value), fields);
  return merged.ok ? { profile: merged.profile, problems: checkProfile(merged.profile) } : merged;
}

/** What the schema asks of every profile. */
type ProfileFile = Pick<VendorProfile, 'id' | 'name' | 'reviewed' | 'architectures'> & { readonly $schema?: string };

function isProfileFile(value: unknown): value is ProfileFile {
  return validateProfile(value);
}

function placedProblems(text: string, path: string, problems: readonly WordedProblem[]): ProfileProblem[] {
  const wanted = problems.flatMap((problem) => [problem.pointer, ...enclosingPointers(problem.pointer)]);
  const spans = locateJson(text, wanted);
  const lines = lineTable(text);
  const placed = problems.map((problem, index) => ({
    message: `${problem.message}.`,
    index,
    offset: problemOffset(problem, (place) => spans.get(place)),
  }));
  placed.sort((a, b) => a.offset - b.offset || a.index - b.index);
  return placed.map(({ message, offset }) => ({ message, path, ...position(lines, offset) }));
}
