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
import { wideRanges } from './wide-ranges.ts';
import { mergeProfile } from './merge-profile.ts';
import { profileContradictions } from './profile-contradictions.ts';
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
  /** Warnings are left out where there are none. */
  | { readonly ok: true; readonly profile: VendorProfile; readonly warnings?: readonly ProfileProblem[] }
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
    const wide = wideRanges(completed.profile);
    const { profile } = completed;
    return { ok: true, profile, ...(wide.length > 0 && { warnings: placedProblems(text, path, wide) }) };
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
  if (!merged.ok) return merged;
  const problems = [...checkProfile(merged.profile), ...profileContradictions(merged.profile)];
  return { profile: merged.profile, problems };
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
