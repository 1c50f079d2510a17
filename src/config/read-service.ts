import { quoted } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { checkOverrides } from '../vendor/check-overrides.ts';
import { defaultVendor, findProfile, unknownVendor } from '../vendor/load-profile.ts';
import { unknownProfile } from '../vendor/unknown-profile.ts';
import type { ServiceFile } from './config-file.ts';
import type { ServiceConfig } from './config.ts';
import { readDashboards } from './read-dashboard.ts';
import { readSecret } from './read-secret.ts';
import { addError, ifTrusted } from './reading.ts';
import type { Reading } from './reading.ts';

const ANY_VENDOR = { id: 'any', name: 'any', reviewed: '2000-01-01', architectures: ['IL'] } as const;

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
  const vendor = readVendor(reading, file.vendor ?? defaultVendor.id, `${place}/vendor`);
  const secret =
    file.headerValue === undefined ? undefined : readSecret(reading, file.headerValue, `${place}/headerValue`);
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
    overrides: readOverrides(reading, file.overrides, vendor, `${place}/overrides`),
  };
}

function readVendor(reading: Reading, text: string, place: string): string {
  const { vendorIds } = reading.known;
  const id = vendorIds.find((known) => known === text.toLowerCase());
  if (id === undefined) {
    addError(reading, 'config/unknown-vendor', place, unknownVendor(text, vendorIds));
  }
  return id ?? text;
}

/** Overrides of a profile that is not at hand are checked by themselves. */
function readOverrides(
  reading: Reading,
  file: ServiceFile['overrides'],
  vendor: string,
  place: string,
): ServiceConfig['overrides'] {
  const overrides = ifTrusted(reading, place, file);
  if (overrides === undefined) {
    return {};
  }
  const profile = findProfile(vendor, reading.known.profiles) ?? unknownProfile(ANY_VENDOR);
  for (const problem of checkOverrides(profile, overrides, place)) {
    reading.problems.push({ id: 'config/invalid', level: 'error', ...problem });
  }
  return overrides;
}
