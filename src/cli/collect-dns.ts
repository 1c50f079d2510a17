import type { Command } from './command.ts';
import { rulesWithoutDns } from './load-rules.ts';
import { outputOption, resolverOption } from './dns-options.ts';

/** The ids that a configuration may name. Given along: the part that is loaded later would hold every rule once more. */
function ruleIds(): readonly string[] {
  return rulesWithoutDns().map((rule) => rule.id);
}

/** `mxlint collect dns`: a file of answers for `--dns`. */
export const collectDnsCommand: Command = {
  name: 'collect dns',
  summary: 'Ask the DNS everything that an audit asks, and write the answers to a file',
  positional: {
    name: 'files',
    kind: 'texts',
    required: false,
    describe: 'Export files of any format, folders or archives, or - for standard input',
  },
  options: [
    {
      name: 'domain',
      kind: 'texts',
      value: 'NAME',
      describe: 'Domain to ask for, without or beside exports; repeatable',
    },
    outputOption,
    resolverOption,
    {
      name: 'vendor',
      kind: 'texts',
      value: 'ID|FILE',
      describe: 'Service to ask for, or a vendor profile of your own; repeatable',
    },
    {
      name: 'config',
      kind: 'text',
      value: 'FILE',
      describe: 'Configuration file. Default: mxlint.config.json, looked for as audit does',
    },
  ],
  examples: [
    {
      line: '$0 collect dns tenant.json -o dns.json',
      text: 'For the domains of a tenant; then audit with --dns dns.json',
    },
    { line: '$0 collect dns --domain contoso.com -o dns.json', text: 'For one domain, without an export' },
  ],
  run: async (args, host) => (await import('./collect-dns-run.ts')).runCollectDns(args, host, ruleIds()),
};
