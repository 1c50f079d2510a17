import { domainText } from '../report/dns-text/domain-text.ts';
import { jsonText } from '../report/json-text.ts';
import { styleOf } from '../report/table/style.ts';
import { askDns } from './ask-dns.ts';
import { flag, text, texts, type Args } from './command.ts';
import { dnsJson } from './dns-json.ts';
import { dnsAsker, lookAtDomain } from './dns-look.ts';
import { readDomains } from './domain-word.ts';
import type { Host } from './host.ts';
import { readVendor } from './read-vendor.ts';
import { showsColor } from './shows-color.ts';
import { usageError } from './usage-error.ts';

/** Runs `mxlint dns`: 0 when everything was answered, 2 for wrong usage, 3 when something stayed unknown. */
export async function runDns(args: Args, host: Host): Promise<number> {
  const words = texts(args, 'domains');
  if (words.length === 0) return usageError(host, 'Name a domain: mxlint dns contoso.com.');
  const named = readDomains(words);
  if (typeof named === 'string') return usageError(host, named);
  const read = await readVendor(text(args, 'vendor') ?? 'mxhero', host);
  if (typeof read === 'number') return read;
  const { profile } = read;
  const askers = named.map(({ domain }) => dnsAsker(domain, profile));
  const gathered = await askDns(args, host, askers, ['dns/no-resolver-answers']);
  if (typeof gathered === 'number') return gathered;
  const { evidence, summary } = gathered;
  const domains = named.map((one) => lookAtDomain(one, profile, evidence.answers));
  const page = { width: host.stdout.columns ?? 80, style: styleOf(showsColor(host)) };
  host.stdout.write(
    flag(args, 'json')
      ? jsonText(dnsJson(domains, { vendor: profile.id, summary, missing: evidence.missing }), 2)
      : domainText(domains, { summary, missing: evidence.missing }, page),
  );
  return domains.some(({ unanswered }) => unanswered.length > 0) ? 3 : 0;
}
