import { formatIpSet, ipSet, isEmpty, subtract, type IpSet } from '../../mail/ip-range.ts';
import type { SpfCheck } from '../../mail/spf/check.ts';
import type { Exhibit } from '../rules/finding.ts';
import type { DnsView } from './dns-view.ts';
import { pathText } from './spf-exhibit.ts';

/** Characters of a way through the records that are shown. */
const SHOWN = 50;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

function cells(check: SpfCheck): readonly [string, string] {
  if (!check.known) {
    const { outcome, type, name } = check.failed[0] ?? { outcome: 'not-asked', ...check.needs[0] };
    return ['not known', `${outcome}: ${type} of ${name}`];
  }
  if (check.result === 'none') return [check.result, 'no SPF record'];
  const way = pathText(check.path);
  return [check.result, way === '' ? (check.problem ?? 'no term matches') : way];
}

/** What receivers say today to mail from each of the addresses; a range is tried by its first address. */
export function addressExhibit(
  domain: string,
  addresses: IpSet,
  dns: Pick<DnsView, 'verdict' | 'coverage'>,
): { readonly exhibit?: Exhibit } {
  if (isEmpty(addresses)) return {};
  const { pass } = dns.coverage(domain);
  const rows = formatIpSet(addresses).map((entry) => {
    const ip = entry.replace(/\/\d+$/, '');
    const [result, because] = cells(dns.verdict(domain, ip));
    const isPart = result === 'pass' && entry.includes('/') && !isEmpty(subtract(ipSet([entry]).set, pass));
    return [entry, isPart ? 'pass in part' : result, shortened(because)];
  });
  return {
    exhibit: { title: `Mail in the name of ${domain}`, columns: ['Address', 'Result today', 'Because of'], rows },
  };
}
