import { didYouMean, quoted, wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { nearest } from '../text/edit-distance.ts';
import { pointer } from '../text/pointer.ts';
import { checkProfile } from './check-profile.ts';
import { mergeProfile } from './merge-profile.ts';
import type { VendorProfile } from './profile.ts';
import mxhero from './profiles/mxhero.json' with { type: 'json' };

/** The vendor of a configuration that names none. Checked against the schema by the tests, not at each start. */
export const defaultVendor = mxhero as VendorProfile;

/** The profiles that come with the program. */
export const builtInProfiles: readonly VendorProfile[] = [defaultVendor];

/** The profile with the id, compared without case. */
export function findProfile(
  id: string,
  profiles: readonly VendorProfile[] = builtInProfiles,
): VendorProfile | undefined {
  const wanted = id.toLowerCase();
  return profiles.find((profile) => profile.id === wanted);
}

/** Words for an id that no profile has, with the known ones and the one that was probably meant. */
export function unknownVendor(id: string, known: readonly string[]): string {
  return `no vendor profile has the id ${quoted(id)}; known: ${known.join(', ')}${didYouMean(nearest(id, known))}`;
}

/**
 * The profile with fields replaced: objects are merged, lists and other values replaced. Overrides that do not fit
 * change nothing; `checkOverrides` says what is wrong with them.
 */
export function applyOverrides(profile: VendorProfile, overrides: Readonly<Record<string, unknown>>): VendorProfile {
  if (Object.keys(overrides).length === 0) {
    return profile;
  }
  const merged = mergeProfile(profile, overrides);
  return merged.ok ? merged.profile : profile;
}

/** What identifies a profile and its format stays as it is. */
const FIXED = ['id', 'schema', '$schema'] as const;

/** What is wrong with the profile that the overrides make. `base` is the pointer of the overrides in their file. */
export function checkOverrides(
  profile: VendorProfile,
  overrides: Readonly<Record<string, unknown>>,
  base: string,
): readonly WordedProblem[] {
  const fixed = FIXED.filter((name) => Object.hasOwn(overrides, name));
  if (fixed.length > 0) {
    return fixed.map((name) => wordedProblem(base + pointer(name), 'cannot be replaced; remove it', 'key'));
  }
  const merged = mergeProfile(profile, overrides, base);
  return merged.ok ? checkProfile(merged.profile, base) : merged.problems;
}
