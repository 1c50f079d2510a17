import { dnsOff, evidenceOf, type DnsEvidence } from './analyze/dns/evidence.ts';
import { loadFile } from './load/load-file.ts';
import type { InputFile, LoadedAnswer, Records, Refused } from './load/loaded.ts';
import { questionKey } from './mail/dns/answers.ts';
import { isSettled } from './mail/dns/outcome.ts';
import type { Asker, Diagnostic, DnsAnswer, Location, Source } from './model/index.ts';
import type { DnsSummary } from './report/report.ts';
import type { Notation } from './text/notation.ts';

/** What came of asking. */
export interface CollectedDns {
  readonly answers: readonly DnsAnswer[];
  /** The resolvers that were asked, as reports show them. */
  readonly resolvers: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the answers of a run come from. */
export type DnsSource =
  | { readonly mode: 'off' }
  /** Asked while the audit runs; unless `always`, only when the input holds no answers itself. */
  | {
      readonly mode: 'live';
      readonly always: boolean;
      readonly collect: (askers: readonly Asker[]) => Promise<CollectedDns>;
    }
  | { readonly mode: 'file'; readonly file: InputFile };

/** The DNS as a run judges it. */
export interface GatheredDns {
  readonly evidence: DnsEvidence;
  readonly summary: DnsSummary;
  readonly diagnostics: readonly Diagnostic[];
  /** Entry of a file that holds the answer; undefined for what was asked live. */
  readonly placeOf: (name: string, type: string) => Location | undefined;
  /** The file given for the answers. */
  readonly file?: {
    readonly source: Source;
    readonly text: string;
    readonly notation: Notation;
    readonly bytes: Uint8Array;
  };
}

interface Placed extends LoadedAnswer {
  readonly source: Source;
}

function placedIn(records: readonly Pick<Records, 'source' | 'answers'>[]): readonly Placed[] {
  return records.flatMap(({ source, answers = [] }) => answers.map((one) => ({ ...one, source })));
}

function summaryOf(from: DnsSummary['from'], answers: readonly DnsAnswer[], resolvers: readonly string[]): DnsSummary {
  const unanswered = answers.filter(({ outcome }) => !isSettled(outcome)).length;
  return { from, resolvers, questions: answers.length, unanswered };
}

function replayed(placed: readonly Placed[]): Omit<GatheredDns, 'diagnostics'> {
  const answers = placed.map(({ answer }) => answer);
  const entries = new Map<string, Location>();
  for (const { answer, pointer, source } of placed) {
    const key = questionKey(answer.name, answer.type);
    if (!entries.has(key)) entries.set(key, { kind: 'entry', source, pointer });
  }
  const resolvers = [...new Set(answers.flatMap(({ server }) => server ?? []))].toSorted();
  return {
    evidence: evidenceOf(answers),
    summary: summaryOf('file', answers, resolvers),
    placeOf: (name, type) => entries.get(`${type} ${name}`),
  };
}

async function fromFile(file: InputFile): Promise<GatheredDns | Refused> {
  const loaded = await loadFile(file);
  if (!('source' in loaded)) return loaded;
  if (loaded.answers === undefined) {
    const message = `${file.path} holds no answers of the DNS. Make the file with: mxlint collect dns tenant.json -o dns.json.`;
    const at = { kind: 'file', path: file.path } as const;
    return { path: file.path, diagnostics: [{ id: 'input/no-dns-answers', level: 'error', message, at }] };
  }
  const { source, text, notation, diagnostics } = loaded;
  return { ...replayed(placedIn([loaded])), diagnostics, file: { source, text, notation, bytes: file.bytes } };
}

/** The answers that a run judges by: recorded in the input or in a file, or asked for now. */
export async function gatherDns(
  source: DnsSource,
  loaded: readonly Records[],
  askers: () => Promise<readonly Asker[]>,
): Promise<GatheredDns | Refused> {
  const nowhere = (): undefined => undefined;
  if (source.mode === 'off') {
    return { evidence: dnsOff, summary: summaryOf('off', [], []), diagnostics: [], placeOf: nowhere };
  }
  if (source.mode === 'file') return fromFile(source.file);
  const recorded = loaded.filter(({ answers }) => answers !== undefined);
  if (!source.always && recorded.length > 0) return { ...replayed(placedIn(recorded)), diagnostics: [] };
  const { answers, resolvers, diagnostics } = await source.collect(await askers());
  return {
    evidence: evidenceOf(answers),
    summary: summaryOf('live', answers, resolvers),
    diagnostics,
    placeOf: nowhere,
  };
}
