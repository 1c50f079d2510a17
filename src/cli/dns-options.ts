import type { Option } from './command.ts';

/** Which resolvers are asked, for every command that asks. */
export const resolverOption: Option = {
  name: 'resolver',
  kind: 'texts',
  value: 'ADDRESS',
  describe:
    'DNS resolver to ask: 192.0.2.53, 192.0.2.53:5353, [2001:db8::53]:53 or https://dns.example.com/dns-query; repeatable, tried in order. Default: those of the system',
};

/** Answers from a file in place of asking, for commands that do nothing without answers. */
export const answersOption: Option = {
  name: 'dns',
  kind: 'text',
  value: 'FILE',
  describe: 'Take the answers from a file of mxlint collect dns, and ask nothing',
};

export const jsonOption: Option = { name: 'json', kind: 'flag', describe: 'Print as JSON' };

/** The service whose sending addresses are looked at. */
export const vendorOption: Option = {
  name: 'vendor',
  kind: 'text',
  value: 'ID|FILE',
  default: 'mxhero',
  describe: 'Service in the path of mail, or a vendor profile of your own',
};

/** Where a document is written to. */
export const outputOption: Option = {
  name: 'output',
  short: 'o',
  kind: 'text',
  value: 'FILE',
  describe: 'File to write. Default: standard output',
};
