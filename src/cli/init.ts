import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../text/decode.ts';
import { visible } from '../text/visible.ts';
import { hostName } from '../vendor/host-name.ts';
import { builtInProfiles, defaultVendor, findProfile, unknownVendor } from '../vendor/load-profile.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { flag, text, texts, type Args, type Command } from './command.ts';
import { configText, type InitAnswers } from './config-template.ts';
import { statusOf } from './file-status.ts';
import type { Host } from './host.ts';
import {
  askedAnswers,
  givenAnswers,
  inboundChoices,
  inboundChoicesOf,
  isServer,
  outboundChoices,
  outboundChoicesOf,
} from './init-answers.ts';
import { readFacts, type Facts } from './init-facts.ts';
import { usageError } from './usage-error.ts';
import { writeWhole } from './write-file.ts';

/** Whether a file may be replaced: nothing but an earlier configuration. What is no file is no business of ours. */
async function isReplaceable(path: string): Promise<boolean> {
  if (statusOf(path)?.isFile() !== true) return true;
  const { isOwnConfig } = await import('../config/is-own-config.ts');
  try {
    const decoded = decode(readFileSync(path));
    return decoded.ok && isOwnConfig(decoded.text);
  } catch {
    return false;
  }
}

/** The profile that the options name, or what is wrong with the name. */
function vendorOf(args: Args): VendorProfile | string {
  const vendor = text(args, 'vendor') ?? defaultVendor.id;
  const known = builtInProfiles.map((profile) => profile.id);
  return findProfile(vendor) ?? `${unknownVendor(vendor, known)}.`;
}

/** A routing that the service is known not to support; undefined when there is none. */
function wrongRouting(args: Args, profile: VendorProfile): string | undefined {
  const given = [
    { option: 'inbound', choices: inboundChoicesOf(profile) },
    { option: 'outbound', choices: outboundChoicesOf(profile) },
  ];
  for (const { option, choices } of given) {
    const value = text(args, option);
    if (value === undefined || choices.includes(value)) continue;
    return `${profile.name} does not support ${option} ${value}. Allowed for --${option}: ${choices.join(', ')}.`;
  }
  return undefined;
}

/** What is wrong with the options; undefined when nothing is. */
function wrongOption(args: Args, profile: VendorProfile): string | undefined {
  const routing = wrongRouting(args, profile);
  if (routing !== undefined) return routing;
  const domain = texts(args, 'domain').find((one) => hostName(one) === undefined);
  if (domain !== undefined) return `'${visible(domain)}' is no domain name such as contoso.com.`;
  const servers = [text(args, 'server'), text(args, 'relay-server')];
  const server = servers.find((one) => one !== undefined && !isServer(one));
  return server === undefined
    ? undefined
    : `'${visible(server)}' is no host name such as contoso-com.mail.protection.outlook.com.`;
}

/** What is wrong with the place to write to; undefined when nothing is. */
async function wrongOutput(args: Args, name: string, path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  if (!flag(args, 'force')) return `'${name}' exists. Give another name with --output, or replace it with --force.`;
  return (await isReplaceable(path))
    ? undefined
    : `'${name}' is no configuration of mxlint, and --force replaces nothing else. Give another name with --output, or remove the file.`;
}

async function answersOf(
  args: Args,
  host: Host,
  profile: VendorProfile,
  facts: Facts,
): Promise<InitAnswers | undefined> {
  const given = givenAnswers(args, facts);
  if (flag(args, 'yes')) return given;
  if (host.stdinIsTerminal) return askedAnswers(host, profile, given);
  if (given.inbound === undefined || given.outbound === undefined || given.domains.length === 0) {
    host.stderr.write(
      'note: Standard input is no terminal, so nothing was asked; what no option gives is not declared.\n',
    );
  }
  return given;
}

async function run(args: Args, host: Host): Promise<number> {
  const name = text(args, 'output') ?? 'mxlint.config.json';
  const path = resolve(host.cwd, name);
  const toStdout = name === '-';
  const profile = vendorOf(args);
  if (typeof profile === 'string') return usageError(host, profile);
  const wrong = wrongOption(args, profile) ?? (toStdout ? undefined : await wrongOutput(args, name, path));
  if (wrong !== undefined) return usageError(host, wrong);
  const facts = await readFacts(texts(args, 'fact'), profile);
  if (typeof facts === 'string') return usageError(host, facts);
  const answers = await answersOf(args, host, profile, facts);
  if (answers === undefined) {
    // The cursor still stands behind the question.
    host.stderr.write('\n');
    return usageError(host, 'The questions were broken off, so nothing was written.');
  }
  const document = configText(answers, profile);
  if (toStdout) {
    host.stdout.write(document);
    return 0;
  }
  const problem = writeWhole(path, document, String(host.now()));
  if (problem !== undefined) return usageError(host, `'${name}' could not be written: ${problem}`);
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
      name: 'fact',
      kind: 'texts',
      value: 'FIELD=VALUE',
      describe:
        'Fact about the service that its profile leaves open, for example egress.ipv4=192.0.2.10,192.0.2.11; repeatable',
    },
    {
      name: 'output',
      short: 'o',
      kind: 'text',
      value: 'FILE',
      default: 'mxlint.config.json',
      describe: 'File to write; - for standard output',
    },
    { name: 'force', kind: 'flag', describe: 'Replace an earlier configuration' },
    { name: 'yes', short: 'y', kind: 'flag', describe: 'Ask nothing; what no option gives is not declared' },
  ],
  examples: [
    { line: '$0 init', text: 'Ask for what matters' },
    { line: '$0 init --inbound loopback --outbound standard --domain contoso.com', text: 'From options' },
    {
      line: '$0 init --vendor hornetsecurity --inbound border --fact egress.ipv4=192.0.2.10,192.0.2.11',
      text: 'For another service, with a fact that its profile leaves open',
    },
  ],
  run,
};
