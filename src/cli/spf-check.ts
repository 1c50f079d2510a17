import type { Command } from './command.ts';
import { answersOption, jsonOption, resolverOption } from './dns-options.ts';

/** `mxlint spf check`: one check_host. */
export const spfCheckCommand: Command = {
  name: 'spf check',
  summary: 'Evaluate SPF for one client address and sender, as RFC 7208 has receivers do it',
  options: [
    { name: 'ip', kind: 'text', value: 'ADDRESS', describe: 'Address of the client, IPv4 or IPv6; needed' },
    {
      name: 'mail-from',
      kind: 'text',
      value: 'SENDER',
      describe: 'Envelope sender, user@contoso.com; <> or left out: the HELO name is checked',
    },
    {
      name: 'helo',
      kind: 'text',
      value: 'HOST',
      describe: 'HELO name of the client. Default: the domain of the sender',
    },
    {
      name: 'domain',
      kind: 'text',
      value: 'NAME',
      describe: 'Domain whose record is evaluated. Default: that of the sender',
    },
    {
      name: 'receiver',
      kind: 'text',
      value: 'HOST',
      describe: 'Who receives, for %{r} in explanations. Default: unknown',
    },
    resolverOption,
    answersOption,
    {
      ...jsonOption,
      describe:
        'Print as JSON: result, domain, ip, mailFrom, helo, mechanism, path, lookups, voids, explanation, problem, strictVoids, unanswered, resolvers; null where there is nothing',
    },
  ],
  examples: [
    { line: '$0 spf check --ip 192.0.2.1 --mail-from user@contoso.com', text: 'What a receiver makes of this sender' },
    {
      line: '$0 spf check --ip 2001:db8::1 --helo mail.contoso.com --resolver 192.0.2.53 --json',
      text: 'The HELO name alone, asked at one resolver, as JSON',
    },
  ],
  run: async (args, host) => (await import('./spf-check-run.ts')).runSpfCheck(args, host),
};
