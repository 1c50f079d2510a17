import type { ArtifactLocation, Location, PhysicalLocation } from 'sarif';

import type { Place, Region } from '../../model/index.ts';
import { relativeUri } from '../../text/uri.ts';
import type { SarifContext } from './context.ts';

/** The base that readers resolve addresses against; it has no address itself, so that none of this machine leaks. */
export const URI_BASE = '%SRCROOT%';

/** A file by its relative address (SARIF 2.1.0, 3.4), percent-encoded, and by its index among the artifacts. */
export function artifactLocation(path: string, { data, artifactIndexes }: SarifContext): ArtifactLocation {
  const index = artifactIndexes.get(path);
  const uri = relativeUri(insideRoot(data(path))) || 'input';
  return index === undefined ? { uri, uriBaseId: URI_BASE } : { uri, uriBaseId: URI_BASE, index };
}

/** Paths of files outside the working directory are base names; one that climbs out would be refused. */
function insideRoot(path: string): string {
  const segments = path.split(/[/\\]/);
  return segments.includes('..') ? (segments.at(-1) ?? '') : path;
}

/** A place with a region of four numbers, which GitHub asks for. */
export function physicalLocation(place: Place, context: SarifContext): PhysicalLocation {
  const { snippet, ...numbers } = place.region;
  const region = snippet === undefined ? numbers : { ...numbers, snippet: { text: snippet } };
  return { artifactLocation: artifactLocation(place.path, context), region };
}

const start: Region = { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };

/** The place of a result: one without would make GitHub refuse the whole log, so the first file stands in. */
export function resultPlace(place: Place | undefined, { report }: SarifContext): Place {
  return place ?? { path: report.files[0]?.path ?? '', region: start };
}

/** A location of a notification: of a file alone when no region is known. */
export function fileLocation(
  path: string,
  line: number | undefined,
  column: number | undefined,
  context: SarifContext,
): Location {
  const artifact = artifactLocation(path, context);
  if (line === undefined) return { physicalLocation: { artifactLocation: artifact } };
  const region = column === undefined ? { startLine: line } : { startLine: line, startColumn: column };
  return { physicalLocation: { artifactLocation: artifact, region } };
}
