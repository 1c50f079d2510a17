import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/analyze/rules/finding.ts';
import { decode } from '../../src/text/decode.ts';
import { auditFiles } from '../helpers/audit-files.ts';
import type { Files } from '../helpers/formats/cmdlet-sections.ts';
import { exportedSections, fixtureFolder } from '../helpers/fixture-folder.ts';
import { renderings } from '../helpers/formats/renderings.ts';

const files = fixtureFolder('everything-wrong');
const encoder = new TextEncoder();

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What stands in a file where a finding points; undefined for a file that is no text. */
function cutAt(content: string | Uint8Array | undefined, region: Region): string | undefined {
  const decoded = decode(typeof content === 'string' ? encoder.encode(content) : (content ?? new Uint8Array()));
  if (!decoded.ok) return undefined;
  const lines = decoded.text.split(/(?<=\n)/);
  const { startLine, startColumn, endLine, endColumn } = region;
  const last = lines[endLine - 1] ?? '';
  if (startLine === endLine) return last.slice(startColumn - 1, endColumn - 1);
  const first = lines[startLine - 1]?.slice(startColumn - 1) ?? '';
  return [first, ...lines.slice(startLine, endLine - 1), last.slice(0, endColumn - 1)].join('');
}

interface Pointed {
  readonly property: string;
  readonly text: string | undefined;
}

/** Findings about a property that is in the file, with what stands where they point. */
async function pointed(input: Files): Promise<readonly Pointed[]> {
  const report = await auditFiles(files, input);
  const isThere = ({ at }: Finding): boolean => at.kind === 'property' && Object.hasOwn(at.record.raw, at.property);
  return report.findings.filter(isThere).flatMap(({ at }) => {
    const place = report.placeOf(at);
    if (at.kind !== 'property' || place === undefined) return [];
    return [{ property: at.property, text: cutAt(input[place.path], place.region) }];
  });
}

/**
 * How a property begins, as its format writes it. Of what is long or secret only the name is pointed at; of a cell, whose
 * name stands elsewhere, the first character. A property that a configuration leaves out because it is unset has no place
 * of its own: the object stands for it.
 */
const beginnings: Readonly<Record<string, (property: string) => RegExp>> = {
  'ConvertTo-Json of Windows PowerShell 5.1': (name) => new RegExp(`^"${name}"(?::  .*)?$`, 's'),
  'ConvertTo-Json of PowerShell 7': (name) => new RegExp(`^"${name}"(?:: .*)?$`, 's'),
  'Export-Clixml of property bags': (name) => new RegExp(`^<(\\w+) N="${name}"[^>]*>(?:.*</\\1>)?$`, 's'),
  'Export-Clixml of the Management Shell': (name) => new RegExp(`^<(\\w+) N="${name}"[^>]*>(?:.*</\\1>)?$`, 's'),
  'answers of the admin API': (name) => new RegExp(`^"${name}"(?::.*)?$`, 's'),
  'answers of CIPP': (name) => new RegExp(`^"${name}"(?::.*)?$`, 's'),
  ScubaGear: (name) => new RegExp(`^"${name}"(?:: .*)?$`, 's'),
  'a snapshot of tenant configuration management': (name) => new RegExp(`^"${name}"(?:: .*)?$`, 's'),
  'Export-TransportRuleCollection, the rest as JSON': (name) => new RegExp(`^(?:-${name}\\b|"${name}"|<rule|<)`),
  Microsoft365DSC: (name) => new RegExp(`^(?:${name}(?: = .*)?|E)$`, 's'),
  'a compiled configuration': (name) => new RegExp(`^(?:${name}(?: = .*)?|i)$`, 's'),
  'Format-List of a narrow console': (name) => new RegExp(`^${name}(?: +:.*)?$`, 's'),
  'Format-List of PowerShell 7, wide': (name) => new RegExp(`^${name}(?: +:.*)?$`, 's'),
  'Format-List | ConvertTo-Json': () => /^"listViewFieldList"$/,
  'Export-Csv of Windows PowerShell 5.1': () => /^(?:"[^"]*"|"|)$/,
  'Export-Csv with lists joined by hand': () => /^(?:"[^"]*"|"|)$/,
};

describe('a finding points at the property that it is about', () => {
  const sections = exportedSections(files);

  it.each(Object.entries(beginnings))('%s', async (format, beginning) => {
    const found = await pointed(renderings[format]?.(sections) ?? {});
    expect(found.length).toBeGreaterThan(7);
    const wrong = found.filter(({ property, text }) => text === undefined || !beginning(property).test(text));
    expect(wrong).toEqual([]);
  });

  // A table has the name of a property in its first row only, so its cells are compared with what was written there.
  describe('in the cells of a table', () => {
    let texts: readonly (string | undefined)[] = [];
    beforeAll(async () => {
      const found = await pointed(renderings['Export-Csv with lists joined by hand']?.(sections) ?? {});
      texts = found.map(({ property, text }) => `${property} ${text}`);
    });

    it.each([
      'RequireTls "False"',
      'SmartHosts "smtp-out.mxhero.com"',
      'ExceptIfHeaderContainsMessageHeader "X-mxHero-Servers"',
      'ArcTrustedSealers "mxhero.co,sealer.example.com"',
    ])('%s', (cell) => {
      expect(texts).toContain(cell);
    });
  });
});
