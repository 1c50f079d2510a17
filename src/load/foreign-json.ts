import { EXPORT_AS_JSON, exportInstead, foreignMessage, OWN_CONFIG, PASS_CONFIG } from './foreign-tool.ts';
import { isObject, own } from './json-object.ts';

/** JSON of a tool or command that is no tenant configuration or not in a form that this program reads. */
interface ForeignJson {
  readonly what: string;
  /** Keys that the top-level object, or the first object of the top-level list, has all together. */
  readonly keys: readonly string[];
  readonly advice?: string;
  /** A further look at the object. */
  readonly when?: (object: Readonly<Record<string, unknown>>) => boolean;
}

const PASS_EXPORT = 'Pass the export that it was made of.';

const table: readonly ForeignJson[] = [
  {
    what: 'a result of Maester, which holds the verdicts of tests and not the configuration itself',
    keys: ['Tests'],
    when: (object) => {
      const test = firstObject(own(object, 'Tests'));
      return test !== undefined && ['ResultDetail', 'TestResult', 'Result'].some((key) => Object.hasOwn(test, key));
    },
  },
  {
    what: 'a list of findings in OCSF form, as Prowler and Monkey365 write it: verdicts and not the configuration itself',
    keys: ['status_code'],
    when: (object) =>
      ['finding_info', 'class_uid', 'status_extended', 'resources'].some((key) => Object.hasOwn(object, key)),
  },
  {
    what: 'output of Format-Table, or of Format-List with too little -Depth, that was turned into JSON',
    keys: ['ClassId2e4f51ef21dd47e99d3c952918aff9cd'],
    advice: `Leave Format-List and Format-Table out: ${exportInstead('TransportRule')}`,
  },
  {
    what: 'a message trace, which tells what happened to messages and not how the tenant is configured',
    keys: ['MessageTraceId'],
  },
  {
    what: 'a send connector of an on-premises Exchange server; mxlint reads the connectors of Exchange Online',
    keys: ['AddressSpaces', 'SourceTransportServers'],
    advice: exportInstead('OutboundConnector'),
  },
  {
    what: 'a receive connector of an on-premises Exchange server; mxlint reads the connectors of Exchange Online',
    keys: ['Bindings', 'RemoteIPRanges'],
    advice: exportInstead('InboundConnector'),
  },
  {
    what: 'the error with which the service answered a command, and not its output',
    keys: ['error'],
    when: isServiceError,
    advice: 'Connect with an account that is Global Reader (Connect-ExchangeOnline) and export again.',
  },
  {
    what: 'a SARIF log of mxlint, which holds findings and not the configuration itself',
    keys: ['runs', 'version'],
    when: isOwnLog,
    advice: PASS_EXPORT,
  },
  { what: 'a SARIF report and no tenant export', keys: ['runs', 'version'] },
  {
    what: 'a report of mxlint, which holds findings and not the configuration itself',
    keys: ['schemaVersion', 'tool', 'findings'],
    advice: PASS_EXPORT,
  },
  { what: OWN_CONFIG, keys: ['services'], advice: PASS_CONFIG },
  { what: OWN_CONFIG, keys: ['$schema'], when: isOwnConfig, advice: PASS_CONFIG },
  {
    what: 'a vendor profile of mxlint and no tenant export',
    keys: ['schema', 'id', 'architectures'],
    advice: 'Pass it with --vendor, and a tenant export as the input.',
  },
];

/** What of JSON is recognized and refused, for the documentation. */
export function foreignJsonKinds(): readonly string[] {
  return table.map(({ what }) => what);
}

/** Recognizes JSON that is of no use here; the answer says what it is and what to export instead. */
export function foreignJson(value: unknown): string | undefined {
  const object = firstObject(value);
  if (object === undefined) {
    return undefined;
  }
  const found = table.find(
    ({ keys, when }) => keys.every((key) => Object.hasOwn(object, key)) && (when === undefined || when(object)),
  );
  return found === undefined ? undefined : foreignMessage(found.what, found.advice ?? EXPORT_AS_JSON);
}

function firstObject(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const first: unknown = Array.isArray(value) ? value.find(isObject) : value;
  return isObject(first) ? first : undefined;
}

function isServiceError(object: Readonly<Record<string, unknown>>): boolean {
  const error = own(object, 'error');
  return isObject(error) && typeof own(error, 'code') === 'string' && typeof own(error, 'message') === 'string';
}

function isOwnLog(object: Readonly<Record<string, unknown>>): boolean {
  const tool = own(firstObject(own(object, 'runs')) ?? {}, 'tool');
  const driver = isObject(tool) ? own(tool, 'driver') : undefined;
  return isObject(driver) && own(driver, 'name') === 'mxlint';
}

function isOwnConfig(object: Readonly<Record<string, unknown>>): boolean {
  const schema = own(object, '$schema');
  return typeof schema === 'string' && /(?:^|\/)config\.schema\.json$/.test(schema);
}
