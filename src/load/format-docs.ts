/** What the documentation says about a format. Short and plain; `input`, `wholeness` and `notes` are Markdown, without a full stop. */
interface FormatDoc {
  readonly group: 'json' | 'xml' | 'script' | 'console';
  /** What people call it; plain text. */
  readonly title: string;
  /** How such a file is made or told. */
  readonly input: string;
  /** When the objects of a kind count as all that there are. */
  readonly wholeness: string;
  /** What it cannot hold, and what else to know. */
  readonly notes: string;
}

const docs = {
  'tenant-export': {
    group: 'json',
    title: 'Tenant export',
    input: 'made as the [README](../README.md) says, with the [fields](tenant-export.md)',
    wholeness: 'as its header says',
    notes:
      'preferred; a section may also be an answer of the service as it came; what `mxlint collect dns` writes is one with answers of the DNS only',
  },
  'cmdlet-json': {
    group: 'json',
    title: 'Output of a cmdlet as JSON',
    input: '`Get-X | ConvertTo-Json -Depth 6`',
    wholeness: 'yes, but for exactly 1,000 objects',
    notes: 'one object, a list, or `{ "value": […], "Count": n }`; several cmdlets in one list',
  },
  'collected-json': {
    group: 'json',
    title: 'Collected output of cmdlets',
    input: 'an object of JSON that holds the output of cmdlets under names of its own',
    wholeness: 'as `cmdlet-json`',
    notes: 'costs one level of depth: with too little of it, lists are joined texts and count as unknown',
  },
  'admin-api': {
    group: 'json',
    title: 'Answers of the Exchange admin API',
    input: '`{ "@odata.context": …, "value": […] }`, one, a list of them, or by command',
    wholeness: 'only without `@odata.nextLink` and without `@adminapi.warnings`',
    notes: 'types beside values (`Name@data.type`) are no properties; `_clixml` payloads are read',
  },
  'portal-page': {
    group: 'json',
    title: 'Page of the Defender portal',
    input: '`{ "CurrentPage": […] }`',
    wholeness: 'no',
    notes: 'one page of a list',
  },
  'browser-capture': {
    group: 'json',
    title: 'Browser capture in HAR form',
    input: 'what the developer tools of a browser save of the portal or the admin API',
    wholeness: 'only kinds with one object',
    notes:
      'only bodies of answers are looked into, no request, header or address; a capture holds cookies and tokens: delete it afterward',
  },
  scubagear: {
    group: 'json',
    title: 'Provider export of ScubaGear',
    input: '`ProviderSettingsExport*.json`',
    wholeness: 'as its lists of commands say',
    notes:
      'no ARC settings; connectors since 1.8; its DNS records are not used, mxlint asks the DNS itself; versions before 1.5 delete backslashes, so patterns of rules are unknown and some texts are mended',
  },
  'scuba-results': {
    group: 'json',
    title: 'Results of ScubaGear',
    input: '`ScubaResults_*.json`',
    wholeness: 'as `scubagear`',
    notes: 'the provider export within it is read, the verdicts are not',
  },
  cipp: {
    group: 'json',
    title: 'CIPP',
    input: 'answers `{ "Results": […] }`, rows of its cache, templates',
    wholeness: 'cache rows: against the count that CIPP keeps',
    notes:
      'one tenant per file; the cache has no outbound connectors, ARC settings or connection filter; a template is one rule',
  },
  'tenant-snapshot': {
    group: 'json',
    title: 'Snapshot of tenant configuration management',
    input: '`{ "resources": […] }`, from a job of Microsoft Graph',
    wholeness: 'only of a job that succeeded',
    notes: 'has the properties of Microsoft365DSC, which lack many that cmdlets print',
  },
  'format-objects': {
    group: 'json',
    title: 'Output of Format-List as JSON',
    input: '`Get-X | Format-List | ConvertTo-Json -Depth 6`',
    wholeness: 'yes, but for exactly 1,000 objects',
    notes: 'read as the text that would have been printed: lists are cut after four entries',
  },
  clixml: {
    group: 'xml',
    title: 'Output of Export-Clixml',
    input:
      '`Get-X | Export-Clixml X.xml`, of one cmdlet or of several, or of an object that collects their output, as the collection of ORCA',
    wholeness: 'yes, but for exactly 1,000 objects',
    notes:
      'keeps every property and tells text from number; with `-Depth 1` nested values may be lost and count as unknown; binary data in it is never looked into',
  },
  'rule-collection': {
    group: 'script',
    title: 'Collection of mail flow rules',
    input: '`Export-TransportRuleCollection` (XML)',
    wholeness: 'yes, mail flow rules only',
    notes:
      'the order of the rules is taken for their priority; what a command does not say is unset; of a rule whose command cannot be read, only the name is known',
  },
  microsoft365dsc: {
    group: 'script',
    title: 'Configuration of Microsoft365DSC',
    input: '`M365TenantConfig.ps1`',
    wholeness: 'kinds of which it has at least one resource, unless it decides about more while it runs',
    notes:
      'pass `ConfigurationData.psd1` too; many properties are never exported, among them the matching of prompts, so that conditions of rules are never known in full; versions before 1.22.1026 leave out what they do not know as if it were unset, so that it is unknown; empty lists of mail flow rules of versions from 1.24.1127 to before 1.25.108 are unknown',
  },
  'configuration-data': {
    group: 'script',
    title: 'Data beside a configuration of Microsoft365DSC',
    input: '`ConfigurationData.psd1`',
    wholeness: 'holds no objects',
    notes: 'says what `$OrganizationName` stands for; of no use alone',
  },
  mof: {
    group: 'script',
    title: 'Compiled configuration of Microsoft365DSC',
    input: '`localhost.mof` and the like',
    wholeness: 'as the configuration',
    notes: 'who compiled it, and where, is not read',
  },
  'format-list': {
    group: 'console',
    title: 'Output of Format-List',
    input: '`Get-X | Format-List > X.txt`, or copied from a console or a ticket',
    wholeness: 'yes, but for exactly 1,000 objects',
    notes:
      'lists are cut after four entries and long texts at the width of the console: what was cut is unknown; so is a list of words or patterns with more than one entry, since entries may hold the comma between them',
  },
  csv: {
    group: 'console',
    title: 'Table of Export-Csv',
    input: '`Get-X | Export-Csv X.csv`, with comma, semicolon or tab, also after Excel',
    wholeness: 'yes, but for exactly 1,000 objects',
    notes:
      'lists are lost where the type stands in place of the entries (`System.String[]`); lists that were joined by hand are split where nothing else can be meant; dates without a time zone count where the rows show whether the day or the month comes first',
  },
} as const satisfies Readonly<Record<string, FormatDoc>>;

/** The name of a format, as reports show it. A format without documentation does not compile. */
export type FormatId = keyof typeof docs;

/** What the documentation says about each format, in its order. Kept apart from the formats: an audit never needs it. */
export const formatDocs: Readonly<Record<FormatId, FormatDoc>> = docs;

/** What people call a format, by the name that reports show. */
export function formatTitle(format: string): string {
  return Object.entries<FormatDoc>(docs).find(([id]) => id === format)?.[1].title ?? format;
}
