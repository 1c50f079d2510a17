import { isIpLiteral } from '../mail/host.ts';
import { visible } from '../text/visible.ts';
import { hostName } from '../vendor/host-name.ts';
import { text, texts, type Args } from './command.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { questionOf, type AskedField } from '../vendor/profile-questions.ts';
import type { InitAnswers } from './config-template.ts';
import type { Host } from './host.ts';
import { fieldsToAsk, readFactValue, type Facts } from './init-facts.ts';

export const inboundChoices = ['loopback', 'border', 'none'] as const;
export const outboundChoices = ['standard', 'loopback', 'none'] as const;

/** The inbound routings that the service supports, and none. */
export function inboundChoicesOf({ architectures }: VendorProfile): readonly string[] {
  const tags = { loopback: 'IL', border: 'IB' } as const;
  return inboundChoices.filter((choice) => choice === 'none' || architectures.includes(tags[choice]));
}

/** The outbound routings that the service supports, and none. */
export function outboundChoicesOf({ architectures }: VendorProfile): readonly string[] {
  const tags = { standard: 'OS', loopback: 'OL' } as const;
  return outboundChoices.filter((choice) => choice === 'none' || architectures.includes(tags[choice]));
}

/** Whether a word may stand in a field of the dashboard that names a server: a host name or an address. */
export function isServer(word: string): boolean {
  return hostName(word) !== undefined || isIpLiteral(word);
}

/** Asks as long as somebody answers. */
interface Asking {
  /** The answer without blanks around it; empty when there is none. */
  readonly ask: (question: string) => Promise<string>;
  readonly say: (line: string) => void;
  /** Whether the questions were broken off. */
  readonly isClosed: () => boolean;
}

function askingOf(host: Host): Asking {
  let closed = false;
  return {
    ask: async (question) => {
      const answer = closed ? undefined : await host.ask(question);
      closed = answer === undefined;
      return answer?.trim() ?? '';
    },
    say: (line) => host.stderr.write(`${line}\n`),
    isClosed: () => closed,
  };
}

async function askChoice({ ask, say }: Asking, question: string, choices: readonly string[]): Promise<string> {
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = (await ask(`${question} [${choices.join(', ')}; empty: not declared] `)).toLowerCase();
    if (answer === '' || choices.includes(answer)) return answer;
    say(`Please answer one of ${choices.join(', ')}.`);
  }
  return '';
}

async function askDomains({ ask, say }: Asking): Promise<readonly string[]> {
  const answer = await ask('Domains that use the service, separated by blanks? [empty: not declared] ');
  const words = answer.split(/[\s,]+/).filter((word) => word !== '');
  for (const word of words) {
    if (hostName(word) === undefined) say(`Left out: '${visible(word)}' is no domain name.`);
  }
  return words;
}

async function askServer({ ask, say }: Asking, field: string): Promise<string> {
  const answer = await ask(`${field} field of the dashboard? [empty: not declared] `);
  if (answer === '' || isServer(answer)) return answer;
  say(`Left out: '${visible(answer)}' is no host name.`);
  return '';
}

function declared(answer: string): string | undefined {
  return answer === '' ? undefined : answer;
}

/** Hosts and guards of a direction are of no use where it is known that Exchange hands no such mail over. */
function isWanted(field: AskedField, { inbound, outbound }: Pick<InitAnswers, 'inbound' | 'outbound'>): boolean {
  if (field.endsWith('.inbound')) return inbound === undefined || inbound === 'loopback';
  return !field.endsWith('.outbound') || outbound !== 'none';
}

/** One fact about the service; undefined when there is no answer, or three that are none. */
async function askFact({ ask, say }: Asking, field: AskedField, profile: VendorProfile): Promise<unknown> {
  const asked = questionOf(field);
  if (asked === undefined) return undefined;
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = await ask(`${asked.question} ${asked.where} [for example ${asked.example}; empty: not declared] `);
    if (answer === '') return undefined;
    const read = await readFactValue(field, answer, profile);
    if ('value' in read) return read.value;
    say(visible(read.problem));
  }
  return undefined;
}

/** What the profile leaves to the user, but for what options gave and what the routing makes idle. */
async function askFacts(
  asking: Asking,
  given: Facts,
  profile: VendorProfile,
  routing: Pick<InitAnswers, 'inbound' | 'outbound'>,
): Promise<Facts> {
  const facts = new Map(given);
  for (const field of fieldsToAsk(profile)) {
    if (facts.has(field) || !isWanted(field, routing)) continue;
    const value = await askFact(asking, field, profile);
    if (asking.isClosed()) return facts;
    if (value !== undefined) facts.set(field, value);
  }
  return facts;
}

/** Answers from the options alone. */
export function givenAnswers(args: Args, facts: Facts): InitAnswers {
  return {
    vendor: text(args, 'vendor') ?? 'mxhero',
    inbound: text(args, 'inbound'),
    outbound: text(args, 'outbound'),
    domains: domainsOf(texts(args, 'domain')),
    server: text(args, 'server')?.trim(),
    relayServer: text(args, 'relay-server')?.trim(),
    facts,
  };
}

function domainsOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => hostName(word) ?? []))];
}

/** The fields of the dashboard, where the service has them and domains are known. */
async function askServers(
  asking: Asking,
  { domains, outbound, server, relayServer }: InitAnswers,
  { dashboard }: VendorProfile,
): Promise<Pick<InitAnswers, 'server' | 'relayServer'>> {
  if (domains.length === 0) return { server, relayServer };
  const hasServer = dashboard.server === 'required' && server === undefined;
  const asked = hasServer ? declared(await askServer(asking, 'Server')) : server;
  const hasRelay = dashboard.relayServer === 'requiredForLoopback' && outbound !== 'none' && relayServer === undefined;
  const relay = hasRelay ? declared(await askServer(asking, 'Relay Server')) : relayServer;
  return { server: asked, relayServer: relay };
}

/** Answers from the options, and for what they leave open from the terminal; undefined when the questions were broken off. */
export async function askedAnswers(
  host: Host,
  profile: VendorProfile,
  given: InitAnswers,
): Promise<InitAnswers | undefined> {
  const asking = askingOf(host);
  const { name } = profile;
  const inbound =
    given.inbound ??
    declared(await askChoice(asking, `How does inbound mail reach ${name}?`, inboundChoicesOf(profile)));
  const outbound =
    given.outbound ??
    declared(await askChoice(asking, `How does outbound mail leave ${name}?`, outboundChoicesOf(profile)));
  const domains = given.domains.length > 0 ? given.domains : domainsOf(await askDomains(asking));
  const fields = { ...given, inbound, outbound, domains };
  const servers = await askServers(asking, fields, profile);
  const facts = await askFacts(asking, given.facts, profile, { inbound, outbound });
  return asking.isClosed() ? undefined : { ...fields, ...servers, facts };
}
