import { gzipSync } from 'node:zlib';
import { zip } from '../zip.ts';
import { adminApiFiles, clixmlAnswers } from './admin-api.ts';
import { cippAnswers, cippRows } from './cipp.ts';
import { asClixml } from './clixml.ts';
import type { CmdletSections, Files } from './cmdlet-sections.ts';
import { fileEach, powerShell7Json, shallowWrapper, windowsPowerShellJson } from './convert-to-json.ts';
import { asCsv } from './csv.ts';
import { dscFiles } from './dsc.ts';
import { asFormatList } from './format-list.ts';
import { asFormatObjects } from './format-objects.ts';
import { asMof } from './mof.ts';
import { asCapture, portalPages } from './portal.ts';
import { asRuleCollection } from './rule-collection.ts';
import { asProviderExport } from './scubagear.ts';
import { asSnapshot } from './tenant-snapshot.ts';
import { utf16 } from './utf16.ts';

const organization = 'contoso.onmicrosoft.com';
const BOM = '\ufeff';

/** Mail flow rules as a collection, and everything else as JSON of PowerShell 7. */
function ruleCollectionFiles({ TransportRule = [], ...rest }: CmdletSections): Files {
  return { 'rules.xml': utf16(asRuleCollection(TransportRule)), ...fileEach(rest, 'json', powerShell7Json) };
}

/** A folder in which each kind came another way, packed by Windows. */
function mixedArchive({ TransportRule = [], InboundConnector = [], OutboundConnector = [], ...rest }: CmdletSections) {
  const files: Files = {
    'exports/rules.xml': utf16(asRuleCollection(TransportRule)),
    'exports/Get-InboundConnector.xml': utf16(asClixml('property-bag', { InboundConnector })),
    'exports/Get-OutboundConnector.json': windowsPowerShellJson(OutboundConnector),
    ...Object.fromEntries(
      Object.entries(fileEach(rest, 'json', powerShell7Json)).map(([name, text]) => [`exports/${name}`, text]),
    ),
  };
  return zip(Object.entries(files).map(([name, content]) => ({ name, content })));
}

/** A tenant of the organization contoso.onmicrosoft.com in every format that is read, each as its tool writes it. */
export const renderings: Readonly<Record<string, (sections: CmdletSections) => Files>> = {
  'ConvertTo-Json of Windows PowerShell 5.1': (sections) => fileEach(sections, 'json', windowsPowerShellJson),
  'ConvertTo-Json of PowerShell 7': (sections) => fileEach(sections, 'json', powerShell7Json),
  'ConvertTo-Json of a wrapper, without -Depth': shallowWrapper,
  'Export-Clixml of property bags': (sections) =>
    fileEach(sections, 'xml', (objects, kind) => asClixml('property-bag', { [kind]: objects })),
  'Export-Clixml of the Management Shell': (sections) => ({
    'tenant.xml': utf16(asClixml('rehydrated', sections)),
  }),
  'answers of the admin API': adminApiFiles,
  'answers of the admin API in CLIXML': clixmlAnswers,
  'Export-TransportRuleCollection, the rest as JSON': ruleCollectionFiles,
  ScubaGear: (sections) => ({ 'ProviderSettingsExport.json': asProviderExport(sections) }),
  Microsoft365DSC: (sections) => dscFiles(sections, organization),
  'a compiled configuration': (sections) => ({ 'localhost.mof': utf16(asMof(sections)) }),
  'a snapshot of tenant configuration management': (sections) => ({ 'snapshot.json': asSnapshot(sections) }),
  'rows of the cache of CIPP': (sections) => ({ 'cache.json': cippRows(sections, organization) }),
  'answers of CIPP': cippAnswers,
  'Format-List of a narrow console': (sections) =>
    fileEach(sections, 'txt', (objects) => utf16(asFormatList(objects, 80))),
  'Format-List of PowerShell 7, wide': (sections) =>
    fileEach(sections, 'txt', (objects) => asFormatList(objects, 200, '…')),
  'Format-List | ConvertTo-Json': (sections) => fileEach(sections, 'json', asFormatObjects),
  'Export-Csv of Windows PowerShell 5.1': (sections) =>
    fileEach(
      sections,
      'csv',
      (objects, kind) => BOM + asCsv(objects, undefined, `Deserialized.Microsoft.Exchange.${kind}`),
    ),
  'Export-Csv with lists joined by hand': (sections) => fileEach(sections, 'csv', (objects) => asCsv(objects, ';')),
  'pages of the Defender portal': portalPages,
  'a capture of a browser': (sections) => ({ 'portal.har': asCapture(sections) }),
  'a zip archive of several formats': (sections) => ({ 'exports.zip': mixedArchive(sections) }),
  'a gzip archive': (sections) => ({ 'tenant.json.gz': gzipSync(JSON.stringify(sections)) }),
};
