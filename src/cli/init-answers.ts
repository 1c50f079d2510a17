import { isIpLiteral } from '../mail/host.ts';
import { visible } from '../text/visible.ts';
import { hostName } from '../vendor/host-name.ts';
import { text, texts, type Args } from './command.ts';
import type { InitAnswers } from './config-template.ts';
import type { Host } from './host.ts';

export const inboundChoices = ['loopback', 'border', 'none'] as const;
export const outboundChoices = ['standard', 'loopback', 'none'] as const;

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

/** Answers from the options alone. */
export function givenAnswers(args: Args): InitAnswers {
  return {
    vendor: text(args, 'vendor') ?? 'mxhero',
    inbound: text(args, 'inbound'),
    outbound: text(args, 'outbound'),
    domains: domainsOf(texts(args, 'domain')),
    server: text(args, 'server')?.trim(),
    relayServer: text(args, 'relay-server')?.trim(),
  };
}

function domainsOf(words: readonly string[]): readonly string[] {
  return [...new Set(words.flatMap((word) => hostName(word) ?? []))];
}

/** Answers from the options, and for what they leave open from the terminal; undefined when the questions were broken off. */
export async function askedAnswers(args: Args, host: Host): Promise<InitAnswers | undefined> {
  const given = givenAnswers(args);
  const asking = askingOf(host);
  const inbound =
    given.inbound ?? declared(await askChoice(asking, 'How does inbound mail reach the service?', inboundChoices));
  const outbound =
    given.outbound ?? declared(await askChoice(asking, 'How does outbound mail leave the service?', outboundChoices));
  const domains = given.domains.length > 0 ? given.domains : domainsOf(await askDomains(asking));
  const fields = { ...given, inbound, outbound, domains };
  if (domains.length === 0) return asking.isClosed() ? undefined : fields;
  const server = given.server ?? declared(await askServer(asking, 'Server'));
  const relayServer =
    given.relayServer ?? (outbound === 'none' ? undefined : declared(await askServer(asking, 'Relay Server')));
  return asking.isClosed() ? undefined : { ...fields, server, relayServer };
}
