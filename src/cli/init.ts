import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { visible } from '../text/visible.ts';
import { hostName } from '../vendor/host-name.ts';
import { builtInProfiles, findProfile, unknownVendor } from '../vendor/load-profile.ts';
import { flag, text, texts, type Args, type Command } from './command.ts';
import { configText, type InitAnswers } from './config-template.ts';
import type { Host } from './host.ts';
import { writeWhole } from './write-file.ts';

const inboundChoices = ['loopback', 'border', 'none'] as const;
const outboundChoices = ['standard', 'loopback', 'none'] as const;

async function askChoice(host: Host, question: string, choices: readonly string[]): Promise<string | undefined> {
  for (let tries = 0; tries < 3; tries += 1) {
    const answer = (await host.ask(`${question} [${choices.join(', ')}; empty: not declared] `))?.trim().toLowerCase();
    if (answer === undefined || answer === '') return undefined;
    if (choices.includes(answer)) return answer;
    host.stderr.write(`Please answer one of ${choices.join(', ')}.\n`);
  }
  return undefined;
}

async function askText(host: Host, question: string): Promise<string | undefined> {
  const answer = (await host.ask(`${question} [empty: not declared] `))?.trim();
  return answer === '' ? undefined : answer;
}

/** Answers from the options; what they leave open is asked for on a terminal. */
async function answersOf(args: Args, host: Host): Promise<InitAnswers> {
  const asks = host.stdinIsTerminal && !flag(args, 'yes');
  const given = {
    inbound: text(args, 'inbound'),
    outbound: text(args, 'outbound'),
    server: text(args, 'server'),
    relayServer: text(args, 'relay-server'),
  };
  const inbound =
    given.inbound ??
    (asks ? await askChoice(host, 'How does inbound mail reach the service?', inboundChoices) : undefined);
  const outbound =
    given.outbound ??
    (asks ? await askChoice(host, 'How does outbound mail leave the service?', outboundChoices) : undefined);
  const named = texts(args, 'domain');
  const asked =
    named.length === 0 && asks ? await askText(host, 'Domains that use the service, separated by blanks?') : undefined;
  const words = asked === undefined ? named : asked.split(/[\s,]+/).filter((word) => word !== '');
  for (const word of words) {
    if (hostName(word) === undefined) host.stderr.write(`Left out: '${visible(word)}' is no domain name.\n`);
  }
  const domains = [...new Set(words.flatMap((word) => hostName(word) ?? []))];
  const wantsServer = asks && domains.length > 0;
  const server = given.server ?? (wantsServer ? await askText(host, 'Server field of the dashboard?') : undefined);
  const relayServer =
    given.relayServer ??
    (wantsServer && outbound !== 'none' ? await askText(host, 'Relay Server field of the dashboard?') : undefined);
  return { vendor: text(args, 'vendor') ?? 'mxhero', inbound, outbound, domains, server, relayServer };
}

async function run(args: Args, host: Host): Promise<number> {
  const vendor = text(args, 'vendor') ?? 'mxhero';
  if (findProfile(vendor) === undefined) {
    host.stderr.write(
      `error: ${unknownVendor(
        vendor,
        builtInProfiles.map((profile) => profile.id),
      )}.\n`,
    );
    return 2;
  }
  const wrong = texts(args, 'domain').find((domain) => hostName(domain) === undefined);
  if (wrong !== undefined) {
    host.stderr.write(`error: '${visible(wrong)}' is no domain name such as contoso.com.\n`);
    return 2;
  }
  const name = text(args, 'output') ?? 'mxlint.config.json';
  const path = resolve(host.cwd, name);
  const toStdout = name === '-';
  if (!toStdout && existsSync(path) && !flag(args, 'force')) {
    host.stderr.write(`error: '${name}' exists. Give another name with --output, or replace it with --force.\n`);
    return 2;
  }
  const document = configText(await answersOf(args, host));
  if (toStdout) {
    host.stdout.write(document);
    return 0;
  }
  const problem = writeWhole(path, document, String(host.now()));
  if (problem !== undefined) {
    host.stderr.write(`error: '${name}' could not be written: ${problem}\n`);
    return 2;
  }
  host.stdout.write(`Wrote ${name}. Review it, then run: mxlint audit tenant.json\n`);
  return 0;
}

/** `mxlint init`: writes a commented configuration. */
export const initCommand: Command = {
  name: 'init',
  summary: 'Write a commented configuration, by asking or from options',
  options: [
    { name: 'vendor', kind: 'text', value: 'ID', default: 'mxhero', describe: 'Service in the path of mail' },
    { name: 'inbound', kind: 'text', value: 'ROUTING', choices: inboundChoices, describe: 'Inbound routing' },
    { name: 'outbound', kind: 'text', value: 'ROUTING', choices: outboundChoices, describe: 'Outbound routing' },
    { name: 'domain', kind: 'texts', value: 'NAME', describe: 'Domain that uses the service; repeatable' },
    { name: 'server', kind: 'text', value: 'HOST', describe: 'Server field of the dashboard, for all domains' },
    {
      name: 'relay-server',
      kind: 'text',
      value: 'HOST',
      describe: 'Relay Server field of the dashboard, for all domains',
    },
    {
      name: 'output',
      short: 'o',
      kind: 'text',
      value: 'FILE',
      default: 'mxlint.config.json',
      describe: 'File to write; - for standard output',
    },
    { name: 'force', kind: 'flag', describe: 'Replace the file when it exists' },
    { name: 'yes', short: 'y', kind: 'flag', describe: 'Ask nothing; what no option gives is not declared' },
  ],
  examples: [
    { line: '$0 init', text: 'Ask for what matters' },
    { line: '$0 init --inbound loopback --outbound standard --domain contoso.com', text: 'From options' },
  ],
  run,
};
