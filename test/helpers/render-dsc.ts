import { type Property, propertyTables } from '../../src/model/index.ts';

type Cmdlet = Readonly<Record<string, unknown>>;
type Kind = keyof typeof propertyTables;

/** What resources never hold (exports.md 4.9), by kind; `*` for all. */
const missing: Readonly<Record<string, RegExp>> = {
  '*': /^(?:Guid|DistinguishedName|WhenChangedUTC|WhenCreatedUTC|Description)$/,
  AcceptedDomain: /^(?!(?:Identity|DomainType|MatchSubDomains|OutboundOnly)$)/,
  DkimSigningConfig: /^(?!(?:Identity|Enabled)$)/,
  InboundConnector:
    /^(?:Name|EFTestMode|EFSkipMailGateway|ScanAndDropRecipients|TrustedOrganizations|ClientHostNames)$/,
  OutboundConnector: /^(?:Name|MtaStsMode|SmtpDaneMode|IsValidated|LastValidationTimestamp)$/,
  RemoteDomain: /^NDRDiagnosticInfoEnabled$/,
  TransportRule:
    /^(?:Identity|ImmutableId|State|Conditions|Exceptions|Actions|Size|RegexSize|UseLegacyRegex|IsRule.*|RuleConf.*|(?:ExceptIf)?(?:ContentMatches|MessageContains(?:All)?Data).*)$/,
};

const quoted = (text: string): string => `"${text.replaceAll(/["`$]/g, '`$&')}"`;

function valueOf(value: unknown): string {
  if (Array.isArray(value)) return `@(${value.map(valueOf).join(',')})`;
  if (typeof value === 'boolean') return value ? '$True' : '$False';
  return typeof value === 'number' ? String(value) : quoted(String(value));
}

function resourceOf(kind: Kind, object: Cmdlet): string {
  const table: Readonly<Record<string, Property>> = propertyTables[kind];
  const properties = Object.entries(object)
    .filter(
      ([name]) => Object.hasOwn(table, name) && missing['*']?.test(name) !== true && missing[kind]?.test(name) !== true,
    )
    // Unset lists are written as empty ones, everything else that is unset is left out.
    .map(([name, value]) => [name, value === null && table[name]?.type === 'list' ? [] : value] as const)
    .filter(([, value]) => value !== null);
  const enabled = kind === 'TransportRule' ? [['Enabled', object['State'] === 'Enabled'] as const] : [];
  const lines = [...properties, ...enabled, ['Ensure', 'Present'] as const].map(
    ([name, value]) => `            ${name} = ${valueOf(value)};\r\n`,
  );
  const { Name: title } = object;
  const name = quoted(`EXO${kind}-${typeof title === 'string' ? title : kind}`);
  return `        EXO${kind} ${name}\r\n        {\r\n${lines.join('')}            TenantId = $OrganizationName;\r\n        }\r\n`;
}

/** A tenant, given as the cmdlets print it, as a current version of Microsoft365DSC exports it (exports.md 4.9). */
export function renderDsc(sections: Readonly<Partial<Record<Kind, readonly Cmdlet[]>>>): string {
  const kinds = Object.keys(propertyTables) as Kind[];
  const resources = kinds.flatMap((kind) => (sections[kind] ?? []).map((object) => resourceOf(kind, object)));
  return `# Generated with Microsoft365DSC version 1.26.218.1\r\nConfiguration M365TenantConfig\r\n{\r\n    $OrganizationName = $ConfigurationData.NonNodeData.OrganizationName\r\n    Node localhost\r\n    {\r\n${resources.join('')}    }\r\n}\r\n`;
}
