import type { Diagnostic } from '../model/diagnostic.ts';
import { configSchema } from '../schema/config-schema.ts';
import { validateConfig } from '../schema/validators.generated.js';
import { wordErrors } from '../schema/worded-errors.ts';
import type { Span } from '../text/span.ts';
import { lineTable } from '../text/lines.ts';
import { pointer } from '../text/pointer.ts';
import type { ConfigFile, ServersFile } from './config-file.ts';
import { configDiagnostics, syntaxDiagnostic } from './config-diagnostics.ts';
import type { Config } from './config.ts';
import { defaultConfig } from './default-config.ts';
import { findInJsonc, parseJsonc } from './jsonc.ts';
import { readJudgement } from './read-judgement.ts';
import { readAddresses, readDomains, readHosts, readSender } from './read-names.ts';
import { readOrder } from './read-order.ts';
import { readServices } from './read-service.ts';
import { addWarning } from './reading.ts';
import type { ConfigInput, KnownNames, Reading } from './reading.ts';

export interface LoadedConfig {
  /** Usable only without errors; what could not be read is as in the default configuration. */
  readonly config: Config;
  /** In the order of the file. An error means that the run must not go on. */
  readonly problems: readonly Diagnostic[];
  /**
   * Where a declared fact stands in the text, in UTF-16 code units; `keyStart` and `keyEnd` are -1 for list entries and
   * the whole file. Undefined when the text is unreadable or has no such place.
   */
  readonly spanOf: (pointer: string) => Span | undefined;
}

/** Reads a configuration file: JSON with comments and trailing commas. Never throws. */
export function parseConfig(input: ConfigInput, known: KnownNames): LoadedConfig {
  const lines = lineTable(input.text);
  const fallback: Config = { ...defaultConfig, file: input.path, trusted: input.trusted };
  const jsonc = parseJsonc(input.text);
  if (!jsonc.ok) {
    return { config: fallback, problems: [syntaxDiagnostic(input.path, lines, jsonc)], spanOf: () => undefined };
  }
  const reading: Reading = { input, known, problems: [] };
  for (const duplicate of jsonc.duplicates) {
    const words = 'stands in its object several times; only the last one counts, so remove the others';
    addWarning(reading, 'config/duplicate-key', duplicate, words, 'key');
  }
  const config = readFile(reading, jsonc.value) ?? fallback;
  const problems = configDiagnostics(input.path, lines, jsonc, reading.problems);
  return { config, problems, spanOf: (place) => findInJsonc(jsonc, place) };
}

function readFile(reading: Reading, value: unknown): Config | undefined {
  if (isConfigFile(value)) {
    return readConfig(reading, value);
  }
  for (const problem of wordErrors(validateConfig.errors ?? [], { schema: configSchema, data: value })) {
    reading.problems.push({ id: 'config/invalid', level: 'error', ...problem });
  }
  return undefined;
}

function isConfigFile(value: unknown): value is ConfigFile {
  return validateConfig(value);
}

function readConfig(reading: Reading, file: ConfigFile): Config {
  const services = file.services === undefined ? defaultConfig.services : readServices(reading, file.services);
  return {
    file: reading.input.path,
    trusted: reading.input.trusted,
    services,
    order: readOrder(reading, file.order ?? {}, services),
    domains: file.domains === undefined ? undefined : readDomains(reading, file.domains, pointer('domains')),
    gateway: readServers(reading, file.gateway, pointer('gateway')),
    senders: readSenders(reading, file.senders ?? []),
    onPremises: readServers(reading, file.onPremises, pointer('onPremises')),
    allow: {
      sealers: readDomains(reading, file.allow?.sealers ?? [], pointer('allow', 'sealers')),
      addresses: readAddresses(reading, file.allow?.addresses ?? [], pointer('allow', 'addresses')),
    },
    ...readJudgement(reading, file, services),
  };
}

function readServers(reading: Reading, file: ServersFile | null | undefined, place: string): Config['gateway'] {
  if (file === undefined || file === null) {
    return undefined;
  }
  return {
    hosts: readHosts(reading, file.hosts ?? [], `${place}/hosts`),
    addresses: readAddresses(reading, file.addresses ?? [], `${place}/addresses`),
    pointer: place,
  };
}

function readSenders(reading: Reading, texts: readonly string[]): Config['senders'] {
  return texts.flatMap((text, index) => {
    const value = readSender(reading, text, pointer('senders', index));
    return value === undefined ? [] : { value, pointer: pointer('senders', index) };
  });
}
