import { unknown } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { gap, inProfile, type GapYield } from './target.ts';

/** The gap for a field that the profile of a service leaves open, by its dotted path, for example `arc.sealer`. */
export function notInProfile(profile: VendorProfile, field: string): GapYield {
  const command = `set "${field}" under "overrides" of the service in mxlint.config.json`;
  const detail = `The profile of ${profile.name} does not say it.`;
  const at = inProfile(profile.id, `/${field.replaceAll('.', '/')}`);
  return gap(at, field, unknown({ reason: 'not-in-profile', detail, command }));
}
