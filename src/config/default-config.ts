import { builtInProfiles, defaultVendor } from '../vendor/load-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { Config, Service, ServiceConfig } from './config.ts';

/** A service of a vendor of which nothing is declared; its pointer is that of the whole file. */
export const undeclaredService = (vendor: string): ServiceConfig => ({
  id: vendor,
  vendor,
  pointer: '',
  domains: [],
  groups: { recipients: [], senders: [], users: [] },
  exclude: { recipients: [], senders: [] },
  overrides: {},
});

/** One service of the default vendor of which nothing is declared. */
export const defaultService: ServiceConfig = undeclaredService(defaultVendor.id);

/** A service for each profile, of which nothing is declared: those of the program when left out, the default first. */
export function undeclaredServices(profiles: readonly VendorProfile[] = builtInProfiles): readonly Service[] {
  return profiles.map((profile) => ({ id: profile.id, config: undeclaredService(profile.id), profile }));
}

/** What holds without a configuration file. */
export const defaultConfig: Config = {
  file: undefined,
  trusted: true,
  services: [defaultService],
  order: {},
  domains: undefined,
  gateway: undefined,
  senders: [],
  onPremises: undefined,
  allow: { sealers: [], addresses: [] },
  profiles: ['vendor', 'exchange', 'security'],
  rules: {},
  suppress: [],
};
