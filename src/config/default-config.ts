import { defaultVendor } from '../vendor/load-profile.ts';
import type { Config, ServiceConfig } from './config.ts';

/** One service of the default vendor of which nothing is declared; its pointer is that of the whole file. */
export const defaultService: ServiceConfig = {
  id: defaultVendor.id,
  vendor: defaultVendor.id,
  pointer: '',
  domains: [],
  groups: { recipients: [], senders: [], users: [] },
  exclude: { recipients: [], senders: [] },
  overrides: {},
};

/** What holds without a configuration file. */
export const defaultConfig: Config = {
  file: undefined,
  trusted: true,
  services: [defaultService],
  domains: undefined,
  gateway: undefined,
  senders: [],
  onPremises: undefined,
  allow: { sealers: [], addresses: [] },
  profiles: ['vendor', 'exchange', 'security'],
  rules: {},
  suppress: [],
};
