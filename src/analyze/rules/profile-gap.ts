import { unknown } from '../../model/index.ts';
import { questionOf } from '../../vendor/profile-questions.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import { gap, inProfile, type GapYield } from './target.ts';

/** What to find out where a field is not known, with a blank before it; nothing for a field that nobody can be asked for. */
export function askWords(field: string): string {
  const asked = questionOf(field);
  return asked === undefined ? '' : ` Ask: ${asked.question} ${asked.where}`;
}

/** The gap for a field that the profile of a service leaves open, by its dotted path, for example `arc.sealer`. */
export function notInProfile(profile: VendorProfile, field: string): GapYield {
  const command = `set "${field}" under "overrides" of the service in mxlint.config.json`;
  const detail = `The profile of ${profile.name} does not say it.${askWords(field)}`;
  const at = inProfile(profile.id, `/${field.replaceAll('.', '/')}`);
  return gap(at, field, unknown({ reason: 'not-in-profile', detail, command }));
}
