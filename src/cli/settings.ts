import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isBelow, shownPath } from '../collect/shown-path.ts';
import { parseConfig } from '../config/load-config.ts';
import type { Config, Service, ServiceConfig } from '../config/config.ts';
import { defaultConfig, undeclaredService } from '../config/default-config.ts';
import { findConfig } from '../config/find-config.ts';
import type { Diagnostic } from '../model/index.ts';
import type { AuditRequest } from '../pipeline.ts';
import { decode } from '../text/decode.ts';
import { applyOverrides, builtInProfiles, findProfile, unknownVendor } from '../vendor/load-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { statusOf } from './file-status.ts';
import type { Host } from './host.ts';

/** The configuration file, for the places of findings about what it declares. */
export type ConfigText = NonNullable<AuditRequest['configFile']>;

/** A file of the user that the report lists. */
export type OwnFile = AuditRequest['ownFiles'][number];

/** What the configuration, the vendor profiles and the command line make of a run. */
export interface Settings {
  readonly config: Config;
  readonly services: readonly Service[];
  /** Whether the configuration or `--vendor` names a service; else the tenant and its DNS have to show them. */
  readonly isServiceNamed: boolean;
  /** Profiles of the program and of the user, whether a service goes by them or not. */
  readonly profiles: readonly VendorProfile[];
  readonly configFile: ConfigText | undefined;
  readonly ownFiles: readonly OwnFile[];
  /** Absolute paths of the files that were read: the configuration, the profiles, the header values. */
  readonly readPaths: readonly string[];
  /** An error among them ends the run. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface SettingsRequest {
  readonly configPath: string | undefined;
  readonly vendors: readonly string[];
  readonly inputs: readonly string[];
  readonly ruleIds: readonly string[];
}

function readBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** A value is short; a device or pipe that a configuration names would never end. */
function readSmallFile(path: string): Uint8Array | undefined {
  const status = statusOf(path);
  return status?.isFile() === true && status.size <= 65_536 ? readBytes(path) : undefined;
}

/** Whether a file lies in a folder once symbolic links are followed; false when it does not exist. */
function isInside(file: string, folder: string): boolean {
  try {
    return isBelow(realpathSync(file), realpathSync(folder));
  } catch {
    return false;
  }
}

function errorOf(id: string, message: string, path?: string): Diagnostic {
  return path === undefined
    ? { id, level: 'error', message }
    : { id, level: 'error', message, at: { kind: 'file', path } };
}

/** The built-in profiles and those of the user, and which of them were asked for. */
export interface Profiles {
  readonly profiles: readonly VendorProfile[];
  /** Ids asked for by `--vendor`, in their order. */
  readonly wanted: readonly string[];
  readonly files: readonly OwnFile[];
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** `--vendor` takes the id of a built-in profile, else a file: what looks like a path, or exists. */
export async function readProfiles(vendors: readonly string[], cwd: string): Promise<Profiles> {
  const profiles = [...builtInProfiles];
  const wanted: string[] = [];
  const files: OwnFile[] = [];
  const paths: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const vendor of vendors) {
    const path = resolve(cwd, vendor);
    const known = findProfile(vendor, profiles);
    if (known !== undefined) {
      wanted.push(known.id);
      continue;
    }
    if (!/[\\/.]/.test(vendor) && !existsSync(path)) {
      diagnostics.push(
        errorOf(
          'vendor/unknown',
          `${unknownVendor(
            vendor,
            profiles.map((one) => one.id),
          )}. A profile of your own is given as a file.`,
        ),
      );
      continue;
    }
    const name = shownPath(path, cwd);
    paths.push(path);
    const bytes = readBytes(path);
    const decoded = bytes === undefined ? undefined : decode(bytes);
    if (bytes === undefined || decoded === undefined || !decoded.ok) {
      diagnostics.push(errorOf('vendor/unreadable', 'The vendor profile cannot be read.', name));
      continue;
    }
    // The validators take longer to load than a small audit; without a file of the user nobody needs them.
    const { parseProfile } = await import('../vendor/parse-profile.ts');
    const parsed = parseProfile(decoded.text, name);
    const level = parsed.ok ? 'warning' : 'error';
    const id = parsed.ok ? 'vendor/wide-range' : 'vendor/invalid';
    for (const { message, line, column } of parsed.ok ? (parsed.warnings ?? []) : parsed.problems) {
      diagnostics.push({ id, level, message, at: { kind: 'file', path: name, line, column } });
    }
    if (!parsed.ok) continue;
    const { profile } = parsed;
    profiles.splice(0, profiles.length, ...profiles.filter((one) => one.id !== profile.id), profile);
    wanted.push(profile.id);
    files.push({ path: name, role: 'profile', bytes });
  }
  return { profiles, wanted: [...new Set(wanted)], files, paths, diagnostics };
}

function inputFolder(inputs: readonly string[], cwd: string): string | undefined {
  const [first] = inputs;
  if (first === undefined || first === '-') return undefined;
  const path = resolve(cwd, first);
  return statusOf(path)?.isDirectory() === true ? path : dirname(path);
}

interface ReadConfig {
  readonly config: Config;
  readonly file?: ConfigText;
  readonly bytes?: Uint8Array;
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

async function readConfig(
  request: SettingsRequest,
  profiles: readonly VendorProfile[],
  host: Host,
): Promise<ReadConfig> {
  const { cwd } = host;
  const given = request.configPath === undefined ? undefined : resolve(cwd, request.configPath);
  const found = findConfig({ given, workingDirectory: cwd, inputFolder: inputFolder(request.inputs, cwd) }, existsSync);
  if (found === undefined) return { config: defaultConfig, paths: [], diagnostics: [] };
  const path = shownPath(found.path, cwd);
  const bytes = readBytes(found.path);
  const decoded = bytes === undefined ? undefined : decode(bytes);
  if (bytes === undefined || decoded === undefined || !decoded.ok) {
    const hint =
      given === undefined ? 'Mend or remove it, or name another with --config.' : 'Check the path given with --config.';
    const message = `The configuration file cannot be read. ${hint}`;
    return { config: defaultConfig, paths: [], diagnostics: [errorOf('config/unreadable', message, path)] };
  }
  const paths = [found.path];
  const readText = (name: string): string | undefined => {
    const named = resolve(dirname(found.path), name);
    paths.push(named);
    // By a symbolic link in its folder, a stranger's configuration would reach any file of the user.
    const file = found.trusted || isInside(named, dirname(found.path)) ? readSmallFile(named) : undefined;
    const text = file === undefined ? undefined : decode(file);
    return text?.ok === true ? text.text : undefined;
  };
  const input = { text: decoded.text, path, trusted: found.trusted, env: host.env, readText };
  const known = { ruleIds: request.ruleIds, vendorIds: profiles.map((profile) => profile.id), profiles };
  const { config, problems, spanOf } = parseConfig(input, known);
  const file = { path, text: decoded.text, spanOf };
  return { config, file, bytes, paths, diagnostics: problems };
}

/** The service that stands in where the file has no `services` is at no place of it. */
function isDeclared({ pointer }: ServiceConfig): boolean {
  return pointer !== '';
}

/** `--vendor` selects services of the configuration by vendor; for one that it lacks, a service with nothing declared. */
function selected(config: Config, wanted: readonly string[]): readonly ServiceConfig[] {
  if (wanted.length === 0) return config.services;
  return wanted.flatMap((vendor) => {
    const declared = config.services.filter((service) => service.vendor.toLowerCase() === vendor);
    return declared.length > 0 ? declared : [undeclaredService(vendor)];
  });
}

/** Reads configuration and vendor profiles; everything wrong with them is in the diagnostics. */
export async function readSettings(request: SettingsRequest, host: Host): Promise<Settings> {
  const vendors = await readProfiles(request.vendors, host.cwd);
  const read = await readConfig(request, vendors.profiles, host);
  const config = { ...read.config, services: selected(read.config, vendors.wanted) };
  const services = config.services.flatMap((service): Service[] => {
    const profile = findProfile(service.vendor, vendors.profiles);
    return profile === undefined
      ? []
      : [{ id: service.id, config: service, profile: applyOverrides(profile, service.overrides) }];
  });
  const own =
    read.bytes === undefined || read.file === undefined
      ? []
      : [{ path: read.file.path, role: 'config' as const, bytes: read.bytes }];
  return {
    config,
    services,
    isServiceNamed: vendors.wanted.length > 0 || read.config.services.every(isDeclared),
    profiles: vendors.profiles,
    configFile: read.file,
    ownFiles: [...own, ...vendors.files],
    readPaths: [...read.paths, ...vendors.paths],
    diagnostics: [...vendors.diagnostics, ...read.diagnostics],
  };
}
