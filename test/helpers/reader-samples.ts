import { adminApiFiles, clixmlAnswers } from './formats/admin-api.ts';
import { cippAnswers, cippRows } from './formats/cipp.ts';
import { asClixml } from './formats/clixml.ts';
import type { Cmdlet, CmdletSections, Files } from './formats/cmdlet-sections.ts';
import { shallowWrapper, windowsPowerShellJson } from './formats/convert-to-json.ts';
import { asCsv } from './formats/csv.ts';
import { asDsc, dscFiles } from './formats/dsc.ts';
import { asFormatList } from './formats/format-list.ts';
import { asFormatObjects } from './formats/format-objects.ts';
import { asMof } from './formats/mof.ts';
import { asCapture, portalPages } from './formats/portal.ts';
import { asRuleCollection } from './formats/rule-collection.ts';
import { asProviderExport } from './formats/scubagear.ts';
import { asSnapshot } from './formats/tenant-snapshot.ts';
import { bundle } from './objects/bundle.ts';
import { guideSections } from './guide-tenant.ts';

/** A small file of a format, and what its syntax is made of. */
export interface ReaderSample {
  /** Id of the format as which it is read. */
  readonly format: string;
  readonly text: string;
  readonly tokens: readonly string[];
  /** The name of the file, where it matters; `a.txt` else. */
  readonly path?: string;
  readonly isUtf16?: boolean;
}

/** What is unset is left out but for what tells the kind of an object, so that changes seldom hit it. */
function shortened(object: Cmdlet): Cmdlet {
  const telling = new Set(['StopRuleProcessing', 'Mode', 'TNEFEnabled']);
  return Object.fromEntries(
    Object.entries(object).filter(
      ([name, value]) =>
        telling.has(name) || !(value === null || value === false || value === '' || /^Object|^Org|^Dist/.test(name)),
    ),
  );
}

const whole = guideSections();
const odd = { Comments: 'He said “yes”; \'no\', "so" … \\O é 😀\r\nName : x', SetSCL: -1, SentTo: ['a@contoso.com'] };
const sections: CmdletSections = {
  TransportRule: (whole.TransportRule ?? []).slice(0, 1).map((one) => ({ ...shortened(one), ...odd })),
  InboundConnector: (whole.InboundConnector ?? []).map(shortened),
  AcceptedDomain: (whole.AcceptedDomain ?? []).slice(1).map((one) => ({ ...shortened(one), MatchSubDomains: false })),
};

const decoder = new TextDecoder('utf-16le');

/** The text of a file of a format, the first unless it is named. */
function textIn(files: Files, name = Object.keys(files)[0] ?? ''): string {
  const content = files[name] ?? '';
  return typeof content === 'string' ? content : decoder.decode(content);
}

/** Tokens that hold no blanks. */
const words = (text: string): readonly string[] => text.split(' ');

const common = [...words(`" ' , ; : __proto__ constructor`), ' ', '\n', '\r\n', '\t', '\0', '\ufeff', '\ud800'];
const json = [...common, ...words(String.raw`{ } [ ] {" ": "" \ \u0000 \uD800 null true 1e999 -`)];
const xml = [...common, ...words('< > </ /> & &amp; &#0; &#x110000; <![CDATA[ ]]> <!-- --> <? ?>')];
const clixml = xml.concat(
  words('<Obj <TN> <LST> </LST> <MS> <Props> <DCT> <En> <DT> <ToString> </Obj> <Objs> </Objs> _x005F_ _xD83D_'),
  ['<Ref RefId="0" />', '<TNRef RefId="9" />', ' RefId="0"', '<S N="Key">', '<Nil />', '<I64>99999999999999999999'],
  ['<BA N="SerializationData">', '<PR N="a">', ' N="__proto__"', '<!DOCTYPE a ['],
);
const rule = xml.concat(words('-A @( @{ ) } $x $( \'\' -X:$true format="x" <rule'), ['-SetSCL -1']);
const powershell = common.concat(
  words('$ $( @( @{ { } ( ) = # <# #> ` “ ” ’ "" $OrganizationName $True MSFT_A{ .Split(".")[0]'),
  ['@"\n', '\n"@', "@'\n", "\n'@", 'EXOTransportRule "a"\n{', 'Node localhost', 'if ($a) {'],
);
const mof = common.concat(words(String.raw`{ } }; = \ \x \xD800 $a /* */ // True NULL`), ['instance of ', ' as ']);
const table = common.concat(words('"" "," sep=; System.String[] | WAHR 1/2/2026 31.12.2026 ?'), ['#TYPE a']);
const printed = common.concat(words('{ } ... … = ----- \u001b[0m'), [
  ' : ',
  '\n\n',
  ' '.repeat(40),
  'x'.repeat(90),
  'WARNING: ',
]);

const { TransportRule: rules = [], InboundConnector: connectors = [] } = sections;

/** One sample for each way in which a reader is reached. */
export const readerSamples: Readonly<Record<string, ReaderSample>> = {
  'a tenant export': {
    format: 'tenant-export',
    text: JSON.stringify(bundle(sections)),
    tokens: json,
  },
  'JSON of Windows PowerShell': {
    format: 'cmdlet-json',
    text: decoder.decode(windowsPowerShellJson([...rules, ...connectors])),
    tokens: json,
    isUtf16: true,
  },
  'a wrapper': {
    format: 'collected-json',
    text: textIn(shallowWrapper(sections)),
    tokens: json,
  },
  'an answer of the admin API': {
    format: 'admin-api',
    text: textIn(adminApiFiles(sections)),
    tokens: json,
  },
  'an answer in CLIXML': {
    format: 'admin-api',
    text: textIn(clixmlAnswers({ TransportRule: rules })),
    tokens: [...json, ...clixml],
  },
  'rows of CIPP': {
    format: 'cipp',
    text: cippRows(sections, 'contoso.onmicrosoft.com'),
    tokens: json,
  },
  'an answer of CIPP': {
    format: 'cipp',
    text: textIn(cippAnswers(sections)),
    tokens: json,
  },
  'a provider export of ScubaGear': {
    format: 'scubagear',
    text: asProviderExport(sections),
    tokens: json,
  },
  'a provider export of an old ScubaGear': {
    format: 'scubagear',
    text: asProviderExport(sections).replace('1.8.0', '1.3.0'),
    tokens: [...json, 'u0027', 'rnt', 'Date(1)', '"a": ,'],
  },
  'a snapshot': {
    format: 'tenant-snapshot',
    text: asSnapshot(sections),
    tokens: json,
  },
  'a page of a portal': {
    format: 'portal-page',
    text: textIn(portalPages({ InboundConnector: connectors })),
    tokens: json,
  },
  'a capture': {
    format: 'browser-capture',
    text: asCapture(sections),
    tokens: json,
  },
  'objects of Format-List': {
    format: 'format-objects',
    text: asFormatObjects(connectors),
    tokens: [...json, '{a, b...}'],
  },
  'CLIXML of property bags': {
    format: 'clixml',
    text: asClixml('property-bag', sections),
    tokens: clixml,
  },
  'CLIXML of the Management Shell': {
    format: 'clixml',
    text: asClixml('rehydrated', sections),
    tokens: clixml,
    isUtf16: true,
  },
  'a rule collection': {
    format: 'rule-collection',
    text: asRuleCollection(rules),
    tokens: rule,
  },
  'a configuration': {
    format: 'microsoft365dsc',
    text: asDsc(sections, 'contoso.onmicrosoft.com'),
    tokens: powershell,
  },
  'data beside a configuration': {
    format: 'configuration-data',
    text: textIn(dscFiles({}, 'contoso.onmicrosoft.com'), 'ConfigurationData.psd1'),
    tokens: powershell,
  },
  'a compiled configuration': {
    format: 'mof',
    text: asMof(sections),
    tokens: mof,
    isUtf16: true,
  },
  'a table': {
    format: 'csv',
    text: asCsv(connectors, ';', 'A.B'),
    tokens: table,
  },
  'printed objects': {
    format: 'format-list',
    text: asFormatList([...connectors, ...rules]),
    tokens: printed,
  },
  'JSON between warnings': {
    format: 'cmdlet-json',
    text: `\u001b[33;1mWARNING: a\r\nb\u001b[0m\r\n${JSON.stringify(connectors)}\r\nVERBOSE: c\r\n`,
    tokens: [...json, ...printed],
  },
};
