import { didYouMean, quoted } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { applyOverrides } from '../vendor/apply-overrides.ts';
import { findProfile } from '../vendor/find-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { ServiceFile } from './config-file.ts';
import type { ServiceConfig } from './config.ts';
import { readDashboards } from './read-dashboard.ts';
import { readSecret } from './read-secret.ts';
import { addError, ifTrusted } from './reading.ts';
import type { Reading } from './reading.ts';

/** The services in their order, each with an id of its own. */
export function readServices(reading: Reading, files: readonly ServiceFile[]): ServiceConfig[] {
  const services: ServiceConfig[] = [];
  for (const [index, file] of files.entries()) {
    const service = readService(reading, file, pointer('services', index));
    const same = services.findIndex(({ id }) => id.toLowerCase() === service.id.toLowerCase());
    if (same !== -1) {
      const words = `the id ${quoted(service.id)} is that of services[${same}] too; give each service an 'id' of its own`;
      addError(reading, 'config/duplicate-service', service.pointer + (file.id === undefined ? '' : '/id'), words);
    }
    services.push(service);
  }
  return services;
}

function readService(reading: Reading, file: ServiceFile, place: string): ServiceConfig {
  const profile = readVendor(reading, file.vendor, `${place}/vendor`);
  const vendor = profile?.id ?? file.vendor;
  const secret = file.headerValue === undefined ? undefined : readSecret(reading, file.headerValue, `${place}/headerValue`);
  const users = file.groups?.users ?? [];
  return {
    id: file.id ?? vendor,
    vendor,
    pointer: place,
    ...(file.inbound !== undefined && { inbound: { value: file.inbound, pointer: `${place}/inbound` } }),
    ...(file.outbound !== undefined && { outbound: { value: file.outbound, pointer: `${place}/outbound` } }),
    ...(secret !== undefined && { headerValue: secret }),
    domains: readDashboards(reading, file.domains ?? {}, `${place}/domains`),
    groups: {
      recipients: file.groups?.recipients ?? [],
      senders: file.groups?.senders ?? [],
      users: users.map((value, index) => ({ value, pointer: place + pointer('groups', 'users', index) })),
    },
    exclude: { recipients: file.exclude?.recipients ?? [], senders: file.exclude?.senders ?? [] },
    overrides: readOverrides(reading, file.overrides, profile, `${place}/overrides`),
  };
}

function readVendor(reading: Reading, id: string, place: string): VendorProfile | undefined {
  const found = findProfile(id, reading.known.profiles);
  if (found.profile === undefined) {
    const known = reading.known.profiles.map((profile) => profile.id).join(', ');
    const words = `no vendor profile has the id ${quoted(id)}; known: ${known}${didYouMean(found.suggestion)}`;
    addError(reading, 'config/unknown-vendor', place, words);
  }
  return found.profile;
}

function readOverrides(
  reading: Reading,
  file: Readonly<Record<string, unknown>> | undefined,
  profile: VendorProfile | undefined,
  place: string,
): Readonly<Record<string, unknown>> {
  const overrides = ifTrusted(reading, place, file);
  if (overrides === undefined) {
    return {};
  }
  const result = profile === undefined ? undefined : applyOverrides(profile, overrides, place);
  if (result?.ok === false) {
    reading.problems.push(
      ...result.problems.map((problem) => ({ id: 'config/invalid', level: 'error' as const, ...problem })),
    );
  }
  return overrides;
}
