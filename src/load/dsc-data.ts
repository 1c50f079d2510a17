import { lineTable, position } from '../text/lines.ts';
import { type Located, spanFinder } from '../text/located.ts';
import { readValue } from '../text/powershell-parse.ts';
import { powershellReadings } from '../text/powershell-readings.ts';
import { type Reader, readerOf, skipBlanks } from '../text/powershell-reader.ts';
import { organizationIn } from './dsc-value.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import type { Reading, Refusal, TextFile, TextFormat } from './format.ts';

/** `ConfigurationData.psd1`: the data beside a configuration, of which only the name of the organization is read. */
export const dscData: TextFormat = {
  id: 'configuration-data',
  sniff: (head) => /^\s*(?:#[^\n]*\n\s*)*@\{/.test(head) && /\b(?:NonNodeData|AllNodes)\b["']?\s*=/i.test(head),
  read: readFile,
  notation: { spansOf: spanFinder((text) => readData(text).value), readings: powershellReadings },
};

function readData(text: string): { readonly value: Located; readonly problem: Reader['problem'] } {
  const reader = readerOf(text);
  skipBlanks(reader, true);
  const value = readValue(reader);
  return { value, problem: reader.problem };
}

function readFile({ source, text }: TextFile): Reading | Refusal {
  const { value, problem } = readData(text);
  if (problem !== undefined) {
    const place = position(lineTable(text), problem.offset);
    const message = `The file is data beside a configuration of Microsoft365DSC, but cannot be read: ${problem.problem} (line ${place.line}, column ${place.column}). Mend that place, or export again.`;
    return { refused: [fileDiagnostic(source.path, 'input/not-a-script', 'error', message, place)] };
  }
  const name = organizationNameIn(value);
  if (name === undefined) {
    const message = `The file is data beside a configuration and does not say the OrganizationName that Microsoft365DSC writes there. ${exportInstead(undefined)}`;
    return { refused: [fileDiagnostic(source.path, 'input/no-exchange-data', 'error', message)] };
  }
  return { records: [], collections: [], diagnostics: [], organization: name, organizationName: name };
}

/** `NonNodeData` is one table or a list of them. */
function organizationNameIn(data: Located): string | undefined {
  const other = member(data, 'nonnodedata');
  const tables = other?.items ?? (other === undefined ? [] : [other]);
  const found = tables.map((table) => member(table, 'organizationname'));
  return found.map((one) => (one === undefined ? undefined : organizationIn(one))).find((name) => name !== undefined);
}

function member({ members }: Located, wanted: string): Located | undefined {
  const name = [...(members?.keys() ?? [])].find((key) => key.toLowerCase() === wanted);
  return name === undefined ? undefined : members?.get(name);
}
