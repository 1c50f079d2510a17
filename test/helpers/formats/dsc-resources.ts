import { type PropertyTable, propertyTables, type SectionKind } from '../../../src/model/index.ts';
import { type Cmdlet, type CmdletSections, kindsOf } from './cmdlet-sections.ts';

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

const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/** A resource: what it is, what it is called and what it says, without how it is applied. */
export interface DscResource {
  /** Without `EXO`, for example `TransportRule`. */
  readonly kind: SectionKind;
  readonly title: string;
  readonly properties: readonly (readonly [string, unknown])[];
}

function resourceOf(kind: SectionKind, object: Cmdlet): DscResource {
  const table = tables[kind] ?? {};
  const properties = Object.entries(object)
    .filter(
      ([name]) => Object.hasOwn(table, name) && missing['*']?.test(name) !== true && missing[kind]?.test(name) !== true,
    )
    // Unset lists are written as empty ones, everything else that is unset is left out.
    .map(([name, value]) => [name, value === null && table[name]?.type === 'list' ? [] : value] as const)
    .filter(([, value]) => value !== null);
  const enabled = kind === 'TransportRule' ? [['Enabled', object['State'] === 'Enabled'] as const] : [];
  const { Name: title } = object;
  return {
    kind,
    title: `EXO${kind}-${typeof title === 'string' ? title : kind}`,
    properties: [...properties, ...enabled, ['Ensure', 'Present']],
  };
}

/** A tenant, given as the cmdlets print it, as the resources of a current version of Microsoft365DSC (exports.md 4.9). */
export function dscResources(sections: CmdletSections): readonly DscResource[] {
  return kindsOf(sections).flatMap(([kind, objects]) =>
    kind === 'DistributionGroupMember' ? [] : objects.map((object) => resourceOf(kind, object)),
  );
}
