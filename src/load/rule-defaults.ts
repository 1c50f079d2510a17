import {
  actionNames,
  exceptionOf,
  predicateNames,
  type PropertyTable,
  transportRuleProperties,
} from '../model/index.ts';
import type { JsonObject } from './json-object.ts';

/** What a mail flow rule is when the command that creates it does not say (New-TransportRule in the Exchange cmdlet reference). */
const settings = {
  Mode: 'Enforce',
  RuleErrorAction: 'Ignore',
  RuleSubType: 'None',
  SenderAddressLocation: 'Header',
  RecipientAddressType: 'Resolved',
  UseLegacyRegex: false,
  ActivationDate: null,
  ExpiryDate: null,
  Comments: null,
  DlpPolicy: null,
} as const;

const conditions: readonly string[] = predicateNames;
const exceptions: readonly string[] = predicateNames.map((name) => exceptionOf(name));
const actions: readonly string[] = actionNames;

/** Parameters of the command that say nothing of the rule, or what no property shows; in lower case. */
const otherParameters: ReadonlySet<string> = new Set(
  'enabled confirm whatif verbose debug erroraction warningaction domaincontroller incidentreportoriginalmail'.split(
    ' ',
  ),
);
/** Properties that no parameter sets as the cmdlet prints them. */
const printedOnly: ReadonlySet<string> = new Set(['conditions', 'exceptions', 'actions']);

const table: PropertyTable = transportRuleProperties;
const properties = Object.entries(table).map(([name, { aliases = [] }]) => [name, aliases] as const);
const byParameter: ReadonlyMap<string, string> = new Map(
  properties.flatMap(([name, aliases]) => [name, ...aliases].map((one) => [one.toLowerCase(), one] as const)),
);
const aliasesOf: ReadonlyMap<string, readonly string[]> = new Map(properties);

/** The property that a parameter sets, as the property tables spell it; undefined for parameters that are not known. */
export function propertyOfParameter(parameter: string): string | undefined {
  const folded = parameter.toLowerCase();
  if (printedOnly.has(folded)) return undefined;
  return byParameter.get(folded) ?? (otherParameters.has(folded) ? parameter : undefined);
}

/**
 * What a command leaves unsaid of the rule that it creates, as values: unset conditions, exceptions and actions, and the
 * defaults of settings. `unknown`: parameters that are not known, which may be any condition or action; then only what
 * they cannot be is said.
 */
export function ruleDefaults(raw: JsonObject, unknown: readonly string[]): Record<string, unknown> {
  const isException = (name: string): boolean => /^ExceptIf/i.test(name);
  const names = [
    ...(unknown.every(isException) ? [...conditions, ...actions] : []),
    ...(unknown.some(isException) ? [] : exceptions),
  ];
  const defaults: Record<string, unknown> = {};
  for (const name of names) if (!isSaid(raw, name)) defaults[name] = null;
  for (const [name, value] of Object.entries(settings)) if (!isSaid(raw, name)) defaults[name] = value;
  if (!Object.keys(raw).some((name) => name.toLowerCase() === 'enabled')) defaults['State'] = 'Enabled';
  return defaults;
}

function isSaid(raw: JsonObject, name: string): boolean {
  return Object.hasOwn(raw, name) || aliasesOf.get(name)?.some((alias) => Object.hasOwn(raw, alias)) === true;
}
