import { didYouMean, quoted } from '../schema/worded-problem.ts';
import { nearest } from '../text/edit-distance.ts';
import { mergeJson } from './merge-json.ts';
import type { VendorProfile } from './profile.ts';
import genericGateway from './profiles/generic-gateway.json' with { type: 'json' };
import heimdal from './profiles/heimdal.json' with { type: 'json' };
import hornetsecurity from './profiles/hornetsecurity.json' with { type: 'json' };
import mxhero from './profiles/mxhero.json' with { type: 'json' };

/** The vendor of a configuration that names none. Checked against the schema by the tests, not at each start. */
export const defaultVendor = mxhero as VendorProfile;

/** The profiles that come with the program, the default first. Which services a tenant shows is told in this order. */
export const builtInProfiles: readonly VendorProfile[] = [
  defaultVendor,
  heimdal as VendorProfile,
  hornetsecurity as VendorProfile,
  genericGateway as VendorProfile,
];

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
 * The profile with fields replaced: objects are merged, lists and other values replaced. Only for overrides in which
 * `checkOverrides` found nothing wrong, as reading a configuration does; the check is heavy and not repeated here.
 */
export function applyOverrides(profile: VendorProfile, overrides: Readonly<Record<string, unknown>>): VendorProfile {
  return Object.keys(overrides).length === 0 ? profile : (mergeJson(profile, overrides) as VendorProfile);
}
