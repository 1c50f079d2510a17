import { validateProfile } from '../schema/validators.generated.js';
import { wordErrors } from '../schema/worded-errors.ts';
import { wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { checkProfile } from './check-profile.ts';
import { mergeJson } from './merge-json.ts';
import { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './profile.ts';

export type CompletedProfile =
  | { readonly ok: true; readonly profile: VendorProfile }
  | { readonly ok: false; readonly problems: readonly WordedProblem[] };

/** What identifies a profile and its format stays as it is. */
const FIXED = ['id', 'schema', '$schema'] as const;

/**
 * The profile with fields replaced: objects are merged, lists and other values replaced. The result is checked as a
 * whole; `base` is the pointer of the overrides within their file, and problems point there.
 */
export function applyOverrides(
  profile: VendorProfile,
  overrides: Readonly<Record<string, unknown>>,
  base = '',
): CompletedProfile {
  const fixed = FIXED.filter((name) => Object.hasOwn(overrides, name));
  if (fixed.length > 0) {
    return {
      ok: false,
      problems: fixed.map((name) => wordedProblem(base + pointer(name), 'cannot be replaced; remove it', 'key')),
    };
  }
  const merged = mergeJson(profile, overrides);
  if (!isWhole(merged)) {
    const errors = validateProfile.errors ?? [];
    return { ok: false, problems: wordErrors(errors, { schema: profileSchema, data: merged, base }) };
  }
  const problems = checkProfile(merged, base);
  return problems.length === 0 ? { ok: true, profile: merged } : { ok: false, problems };
}

/** The schema lets fields be left out, but what is laid over a whole profile has them all. */
function isWhole(merged: unknown): merged is VendorProfile {
  return validateProfile(merged);
}
