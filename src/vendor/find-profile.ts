import { nearest } from '../text/edit-distance.ts';
import type { VendorProfile } from './profile.ts';

export type FoundProfile =
  | { readonly profile: VendorProfile }
  /** `suggestion`: the id that was probably meant. */
  | { readonly profile: undefined; readonly suggestion: string | undefined };

/** The profile with the id, compared without case. */
export function findProfile(id: string, profiles: readonly VendorProfile[]): FoundProfile {
  const wanted = id.toLowerCase();
  const profile = profiles.find((candidate) => candidate.id === wanted);
  return profile === undefined ? { profile, suggestion: nearest(id, profiles.map((known) => known.id)) } : { profile };
}
