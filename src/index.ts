/**
 * The library: what the command line is made of. `audit` takes a request with files, services and rules, and gives the
 * report that the formatters of `formats` print; README.md has an example.
 */
export { audit, type AuditFailure, type AuditRequest } from './pipeline.ts';
export { rules } from '../rules/index.ts';
export { formats } from './report/formats.ts';
export { defaultConfig } from './config/default-config.ts';
export { parseConfig } from './config/load-config.ts';
export { applyOverrides, builtInProfiles, findProfile } from './vendor/load-profile.ts';
export { parseProfile } from './vendor/parse-profile.ts';
export type { Config, Service, ServiceConfig } from './config/config.ts';
export type { InputFile, Refused } from './load/loaded.ts';
export type { VendorProfile } from './vendor/profile.ts';
export type { FormatOptions, Formatter, Report } from './report/report.ts';
export type { Finding, Gap, Outcome } from './analyze/rules/finding.ts';
export type { Diagnostic, Location, Place, Tenant } from './model/index.ts';
