import { validateProfile } from '../schema/validators.generated.js';
import { wordErrors } from '../schema/worded-errors.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { mergeJson } from './merge-json.ts';
import { profileSchema } from './profile-schema.ts';
import type { VendorProfile } from './profile.ts';

export type MergedProfile =
  | { readonly ok: true; readonly profile: VendorProfile }
  | { readonly ok: false; readonly problems: readonly WordedProblem[] };

/**
 * Fields laid over a whole profile: objects are merged, lists and other values replaced. The result must have the shape
 * of a profile; `base` is the pointer of the fields in their file.
 */
export function mergeProfile(profile: VendorProfile, fields: unknown, base = ''): MergedProfile {
  const merged = mergeJson(profile, fields);
  if (isWhole(merged)) {
    return { ok: true, profile: merged };
  }
  const errors = validateProfile.errors ?? [];
  return { ok: false, problems: wordErrors(errors, { schema: profileSchema, data: merged, base }) };
}

/** The schema lets fields be left out, but what is laid over a whole profile has them all. */
function isWhole(merged: unknown): merged is VendorProfile {
  return validateProfile(merged);
}
