import type { Command } from './command.ts';
import { answersOption, jsonOption, resolverOption, vendorOption } from './dns-options.ts';

/** `mxlint dns`: what the rules see of a domain. */
export const dnsCommand: Command = {
  name: 'dns',
  summary: 'Print what the DNS says of domains: MX, SPF with its costs, DKIM, DMARC, MTA-STS, TLS reporting',
  positional: { name: 'domains', kind: 'texts', required: true, describe: 'Domains, such as contoso.com' },
  options: [
    vendorOption,
    resolverOption,
    answersOption,
    {
      ...jsonOption,
      describe:
        'Print as JSON: schemaVersion, vendor, from, resolvers, missing and domains, each with domain, unicode, exists, mx, spf (lookups, exact, voids, eleventh, record, remarks, vendor, publish), dkim, dmarc, mtaSts, tlsRpt and unanswered; null where something is unknown or absent',
    },
  ],
  examples: [
    { line: '$0 dns contoso.com', text: 'What receivers see of a domain, and which record to publish' },
    { line: '$0 dns contoso.com --resolver 192.0.2.53 --json', text: 'As one resolver answers, as JSON' },
    { line: '$0 dns contoso.com --dns dns.json', text: 'From answers that mxlint collect dns wrote' },
  ],
  run: async (args, host) => (await import('./dns-run.ts')).runDns(args, host),
};
