import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { decode } from '../text/decode.ts';
import { visible } from '../text/visible.ts';
import { hostName } from '../vendor/host-name.ts';
import { builtInProfiles, findProfile, unknownVendor } from '../vendor/load-profile.ts';
import { flag, text, texts, type Args, type Command } from './command.ts';
import { configText, type InitAnswers } from './config-template.ts';
import { statusOf } from './file-status.ts';
import type { Host } from './host.ts';
import { askedAnswers, givenAnswers, inboundChoices, isServer, outboundChoices } from './init-answers.ts';
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

/** What is wrong with the options; undefined when nothing is. */
function wrongOption(args: Args): string | undefined {
  const vendor = text(args, 'vendor') ?? 'mxhero';
  if (findProfile(vendor) === undefined) {
    const known = builtInProfiles.map((profile) => profile.id);
    return `${unknownVendor(vendor, known)}.`;
  }
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

async function answersOf(args: Args, host: Host): Promise<InitAnswers | undefined> {
  if (flag(args, 'yes')) return givenAnswers(args);
  if (host.stdinIsTerminal) return askedAnswers(args, host);
  const given = givenAnswers(args);
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
  const wrong = wrongOption(args) ?? (toStdout ? undefined : await wrongOutput(args, name, path));
  if (wrong !== undefined) return usageError(host, wrong);
  const answers = await answersOf(args, host);
  if (answers === undefined) {
    // The cursor still stands behind the question.
    host.stderr.write('\n');
    return usageError(host, 'The questions were broken off, so nothing was written.');
  }
  const document = configText(answers);
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
  ],
  run,
};
