import { wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { checkProfile } from './check-profile.ts';
import { mergeProfile } from './merge-profile.ts';
import type { VendorProfile } from './profile.ts';

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
