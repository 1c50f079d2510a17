import type { Analysis } from './analyze/analyze.ts';
import type { Config } from './config/config.ts';
import { locate } from './locate/locate.ts';
import type { LocatableConfig, LocateInput } from './locate/locate-input.ts';
import { normalizeHost } from './mail/host.ts';
import type { Diagnostic, Location, Place, Tenant } from './model/index.ts';
import type { ReportFile } from './report/report.ts';
import { holdsSecret } from './analyze/redact.ts';
import { decode } from './text/decode.ts';
import type { Notation } from './text/notation.ts';

export interface PlacesInput {
  readonly files: readonly ReportFile[];
  /** Texts that were kept, by path; the other files are read again. */
  readonly texts: ReadonlyMap<string, string>;
  /** How values are written in the input files, by path. */
  readonly notations: ReadonlyMap<string, Notation>;
  /** By path, for the other files: whether bytes are what was loaded. */
  readonly unchanged: ReadonlyMap<string, (bytes: Uint8Array) => boolean>;
  /** Reads an input file again; undefined when it is gone. */
  readonly reread: (path: string) => Uint8Array | undefined;
  readonly configFile: LocatableConfig | undefined;
  readonly config: Config;
  readonly placeOfDomain: NonNullable<LocateInput['placeOfDomain']>;
}

export interface Places {
  readonly placeOf: (location: Location) => Place | undefined;
  /** Files that are no longer what was loaded. */
  readonly diagnostics: readonly Diagnostic[];
}

function locationsOf({ outcomes, findings }: Analysis, diagnostics: readonly Diagnostic[]): readonly Location[] {
  const ofFindings = findings.flatMap((finding) => [finding.at, ...finding.related.map((related) => related.at)]);
  const ofGaps = outcomes.flatMap(({ outcome }) =>
    outcome.state === 'evaluated' || outcome.state === 'not-evaluated'
      ? outcome.gaps.flatMap((gap) => gap.at ?? [])
      : [],
  );
  const ofDiagnostics = diagnostics.flatMap(({ at }) => (at === undefined || at.kind === 'file' ? [] : [at]));
  return [...ofFindings, ...ofGaps, ...ofDiagnostics];
}

/**
 * Where a name of the DNS is in the files: its answer where that was read from a file, else the accepted domain that it
 * is or lies under, the longest first.
 */
export function domainPlaces(
  { AcceptedDomain: section }: Tenant,
  entryOf: (name: string, type: string) => Location | undefined,
): (name: string, type: string) => Location | undefined {
  const accepted = new Map<string, Location>();
  for (const object of section.state === 'missing' ? [] : section.objects) {
    const { DomainName: name } = object;
    if (!name.known || name.value === null) continue;
    accepted.set(normalizeHost(name.value.replace(/^\*\./, '')), { kind: 'object', record: object.record });
  }
  return (name, type) => {
    const entry = entryOf(name, type);
    if (entry !== undefined) return entry;
    const labels = name.split('.');
    const at = labels.findIndex((_, index) => accepted.has(labels.slice(index).join('.')));
    return at === -1 ? undefined : accepted.get(labels.slice(at).join('.'));
  };
}

/** The text of a file as it was loaded; undefined when it is gone or has changed. */
function readAgain(path: string, { reread, unchanged }: PlacesInput): string | undefined {
  const bytes = reread(path);
  const decoded = bytes !== undefined && unchanged.get(path)?.(bytes) === true ? decode(bytes) : undefined;
  return decoded?.ok === true ? decoded.text : undefined;
}

/** Makes the places of a run concrete. Files are read again only when something is in them, and only believed when unchanged. */
export function placesOf(analysis: Analysis, diagnostics: readonly Diagnostic[], input: PlacesInput): Places {
  const changed = new Map<string, Diagnostic>();
  const sources = new Map(input.files.map((file) => [file.path, file]));
  const read: LocateInput['read'] = (path) => {
    const source = sources.get(path);
    const notation = input.notations.get(path);
    if (source === undefined || notation === undefined) return undefined;
    const text = input.texts.get(path) ?? readAgain(path, input);
    if (text !== undefined) return { text, notation };
    const message = `${path} changed while it was audited; findings name the file without a line. Run the audit again.`;
    changed.set(path, { id: 'input/changed', level: 'warning', message, at: { kind: 'file', path } });
    return undefined;
  };
  const { configFile, config, placeOfDomain } = input;
  const placeOf = locate(locationsOf(analysis, diagnostics), {
    read,
    ...(configFile === undefined ? {} : { config: configFile }),
    placeOfDomain,
    firstFile: input.files[0]?.path ?? '',
    holdsSecret: holdsSecret(analysis.secrets.texts()),
    pointerOfProfile: (id) => {
      const service = config.services.find((one) => one.vendor === id);
      return service === undefined ? undefined : `${service.pointer}/vendor`;
    },
  });
  return { placeOf, diagnostics: [...changed.values()] };
}
