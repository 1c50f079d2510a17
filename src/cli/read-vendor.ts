import { declaredSecrets } from '../analyze/recognize/declared-values.ts';
import { findProfile } from '../vendor/load-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { Host } from './host.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { readProfiles } from './settings.ts';

/** A profile, and the absolute path of the file that it was read from. */
export interface ReadVendor {
  readonly profile: VendorProfile;
  readonly paths: readonly string[];
}

/** The profile that `--vendor` names, by id or as a file. What is wrong is printed; then a number, the exit code, comes back. */
export async function readVendor(vendor: string, host: Host): Promise<ReadVendor | number> {
  const { profiles, wanted, paths, diagnostics } = await readProfiles([vendor], host.cwd);
  const profile = findProfile(wanted[0] ?? '', profiles);
  if (profile !== undefined) return { profile, paths };
  printDiagnostics(diagnostics, declaredSecrets([]), host);
  return 2;
}
