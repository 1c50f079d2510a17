import { declaredSecrets } from '../analyze/recognize/declared-values.ts';
import { collectFiles, DEFAULT_MAX_BYTES } from '../collect/files.ts';
import { inputFilePaths } from '../collect/input-paths.ts';
import { dnsCollection, type Collection } from '../dns-collection.ts';
import type { CollectedDns, DnsSource } from '../dns-evidence.ts';
import { isSettled } from '../mail/dns/outcome.ts';
import { answersDocument, isAnswersFile } from './collect-dns-document.ts';
import { text, texts, type Args } from './command.ts';
import { readDnsSource } from './dns-source.ts';
import { dnsAsker } from './dns-look.ts';
import { readDomains } from './domain-word.ts';
import type { Host } from './host.ts';
import { readOutputFile, writeDocument, type OutputFile } from './output-file.ts';
import { printDiagnostics } from './print-diagnostics.ts';
import { withProgress } from './progress.ts';
import { readSettings, type Settings } from './settings.ts';
import { usageError } from './usage-error.ts';

type Collect = Extract<DnsSource, { mode: 'live' }>['collect'];

/** How many questions came to what, by outcome. */
function summary({ answers, resolvers }: CollectedDns): string {
  const failed = Map.groupBy(
    answers.filter(({ outcome }) => !isSettled(outcome)),
    ({ outcome }) => outcome,
  );
  const outcomes = [...failed].map(([outcome, those]) => `${those.length} ${outcome}`).toSorted();
  const unanswered = [...failed.values()].reduce((sum, those) => sum + those.length, 0);
  const counts = [`${answers.length - unanswered} answered`, ...outcomes].join(', ');
  const servers = resolvers.length === 0 ? 'no resolver' : resolvers.join(', ');
  return `Asked ${answers.length} question${answers.length === 1 ? '' : 's'} at ${servers}: ${counts}.`;
}

/** Which exports and domains are asked for, or the exit code when there are none. */
async function collectionOf(
  args: Args,
  domains: readonly string[],
  settings: Settings,
  host: Host,
): Promise<Collection | number> {
  const files = collectFiles(texts(args, 'files'), { maxBytes: DEFAULT_MAX_BYTES, cwd: host.cwd, stdin: host.stdin });
  const { services, config } = settings;
  const collection = await dnsCollection({ files: withProgress(files, host), services, config, domains });
  printDiagnostics(collection.diagnostics, declaredSecrets(config.services), host);
  if (collection.isUnreadable) return 2;
  const { organizations } = collection;
  if (organizations.length > 1) {
    const names = organizations.join(', ');
    return usageError(host, `The input holds several organizations: ${names}. Collect for one at a time.`);
  }
  if (collection.domains.length > 0) return collection;
  return usageError(host, 'The exports hold no accepted domain to ask for; name the domains with --domain.');
}

async function write(collected: CollectedDns, collection: Collection, output: OutputFile, host: Host): Promise<number> {
  host.stderr.write(`${summary(collected)}\n`);
  if (!collected.answers.some(({ outcome }) => isSettled(outcome))) {
    const detail = collected.answers.find((answer) => answer.detail !== undefined)?.detail;
    const why = detail === undefined ? '' : ` (${detail})`;
    usageError(host, `No question was answered${why}, so nothing was written. Name a resolver with --resolver.`);
    return 3;
  }
  const [organization] = collection.organizations;
  const document = answersDocument(collected.answers, { organization, taken: host.now() });
  const problem = writeDocument(output, document, host);
  if (problem !== undefined) return usageError(host, problem);
  if (output.file !== undefined) {
    host.stderr.write(`Wrote ${output.shown}. Use it with: mxlint audit tenant.json --dns ${output.shown}\n`);
  }
  return 0;
}

/** The configuration as `audit` reads it, or the exit code. */
async function settingsOf(args: Args, host: Host, ruleIds: readonly string[]): Promise<Settings | number> {
  const request = { configPath: text(args, 'config'), vendors: texts(args, 'vendor'), inputs: texts(args, 'files') };
  const settings = await readSettings({ ...request, ruleIds }, host);
  const errors = settings.diagnostics.filter(({ level }) => level === 'error');
  printDiagnostics(errors, declaredSecrets(settings.config.services), host);
  return errors.length > 0 ? 2 : settings;
}

/** Opens what asks; a text is what is wrong with `--resolver`. */
async function collectOf(args: Args, host: Host): Promise<Collect | string> {
  const requested = await readDnsSource('live', texts(args, 'resolver'), host);
  if (typeof requested === 'string') return requested;
  return requested.source.mode === 'live' ? requested.source.collect : 'The DNS is not asked.';
}

/** Runs `mxlint collect dns`: 0, 2 for wrong usage, 3 when nothing was answered at all. */
export async function runCollectDns(args: Args, host: Host, ruleIds: readonly string[]): Promise<number> {
  const files = texts(args, 'files');
  if (files.length === 0 && texts(args, 'domain').length === 0) {
    return usageError(host, 'Name an export or a domain: mxlint collect dns tenant.json, or --domain contoso.com.');
  }
  if (files.includes('')) return usageError(host, 'An input without a name is no file; check what gives it.');
  const named = readDomains(texts(args, 'domain'));
  if (typeof named === 'string') return usageError(host, named);
  const settings = await settingsOf(args, host, ruleIds);
  if (typeof settings === 'number') return settings;
  const readPaths = (): readonly string[] => [
    ...inputFilePaths(files, host.cwd).filter((path) => !isAnswersFile(path)),
    ...settings.readPaths,
  ];
  const output = readOutputFile(text(args, 'output'), readPaths, host);
  if (typeof output === 'string') return usageError(host, output);
  const collect = await collectOf(args, host);
  if (typeof collect === 'string') return usageError(host, collect);
  const domains = named.map(({ domain }) => domain);
  const collection = await collectionOf(args, domains, settings, host);
  if (typeof collection === 'number') return collection;
  const looks = settings.services.flatMap(({ profile }) =>
    collection.domains.map((domain) => dnsAsker(domain, profile)),
  );
  const collected = await collect([...collection.askers, ...looks]);
  printDiagnostics(collected.diagnostics, declaredSecrets(settings.config.services), host);
  return write(collected, collection, output, host);
}
