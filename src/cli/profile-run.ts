import { resolve } from 'node:path';
import { expandSpf } from '../mail/spf/expand.ts';
import { recording } from '../mail/dns/answers.ts';
import { jsonText } from '../report/json-text.ts';
import { isoDate } from '../text/instant.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { askDns } from './ask-dns.ts';
import { flag, text, texts, type Args } from './command.ts';
import type { Host } from './host.ts';
import { readOutputFile, writeDocument } from './output-file.ts';
import { sendingAddresses } from './profile-addresses.ts';
import { readVendor } from './read-vendor.ts';
import { usageError } from './usage-error.ts';

/** The profile with the addresses of today; a number is the exit code of a run that cannot go on. */
async function refreshed(profile: VendorProfile, args: Args, host: Host): Promise<VendorProfile | number> {
  const { include } = profile.spf;
  if (include === null || include === 'none') {
    return usageError(host, `The profile ${profile.id} names no SPF include (spf.include), so leave --from-dns out.`);
  }
  const gathered = await askDns(args, host, [
    (answers) => {
      const { answers: recorded, needed } = recording(answers);
      expandSpf(include, recorded);
      return needed();
    },
  ]);
  if (typeof gathered === 'number') return gathered;
  const addresses = sendingAddresses(include, gathered.evidence.answers);
  if (typeof addresses !== 'string') {
    return { ...profile, reviewed: isoDate(host.now()), egress: { ...profile.egress, ...addresses } };
  }
  const advice = 'No profile was written; try again, or name another resolver with --resolver.';
  usageError(host, `The sending addresses cannot be read from ${include}: ${addresses}. ${advice}`);
  return 3;
}

/** Runs `mxlint profile`: 0, 2 for wrong usage, 3 when the addresses could not be read completely. */
export async function runProfile(args: Args, host: Host): Promise<number> {
  const vendor = text(args, 'vendor') ?? '';
  if (vendor === '') return usageError(host, 'Name a vendor profile: mxlint profile mxhero.');
  const fromDns = flag(args, 'from-dns');
  const answers = text(args, 'dns');
  if (!fromDns && (answers !== undefined || texts(args, 'resolver').length > 0)) {
    return usageError(host, 'The DNS is asked with --from-dns only; give it too, or leave --resolver and --dns out.');
  }
  const read = await readVendor(vendor, host);
  if (typeof read === 'number') return read;
  const readPaths = (): readonly string[] => (answers === undefined ? [] : [resolve(host.cwd, answers)]);
  const output = readOutputFile(text(args, 'output'), readPaths, host);
  if (typeof output === 'string') return usageError(host, output);
  const profile = fromDns ? await refreshed(read.profile, args, host) : read.profile;
  if (typeof profile === 'number') return profile;
  const problem = writeDocument(output, jsonText(profile, 2), host);
  if (problem !== undefined) return usageError(host, problem);
  if (output.file === undefined) return 0;
  host.stderr.write(`Wrote ${output.shown}. Use it with: mxlint audit tenant.json --vendor ${output.shown}\n`);
  return 0;
}
