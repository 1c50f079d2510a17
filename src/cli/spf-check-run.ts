import { checkHost } from '../mail/spf/check-host.ts';
import type { SpfCheck, SpfQuery } from '../mail/spf/check.ts';
import type { DnsAnswers, Question } from '../model/index.ts';
import { checkText, type CheckedSender } from '../report/dns-text/check-text.ts';
import { jsonText } from '../report/json-text.ts';
import { styleOf } from '../report/table/style.ts';
import { askDns } from './ask-dns.ts';
import { flag, type Args } from './command.ts';
import type { Host } from './host.ts';
import { showsColor } from './shows-color.ts';
import { spfCheckJson } from './spf-check-json.ts';
import { readSpfQuery, senderDomainOf } from './spf-check-query.ts';
import { usageError } from './usage-error.ts';

function check(query: SpfQuery, answers: DnsAnswers): SpfCheck {
  return checkHost(query, answers, { timeoutIsTemperror: true });
}

/** What the check still wants to know; an explanation is fetched although the result does not need it. */
function needsOf(query: SpfQuery, answers: DnsAnswers): readonly Question[] {
  const checked = check(query, answers);
  return checked.known ? (checked.explanationNeeds ?? []) : checked.needs;
}

/** Runs `mxlint spf check`: 0 for every result, 3 when recorded answers do not hold what decides it. */
export async function runSpfCheck(args: Args, host: Host): Promise<number> {
  const query = readSpfQuery(args, host.now());
  if (typeof query === 'string') return usageError(host, query);
  const gathered = await askDns(args, host, [(answers) => needsOf(query, answers)]);
  if (typeof gathered === 'number') return gathered;
  const { ip, mailFrom, helo } = query;
  const domain = query.domain ?? senderDomainOf(query);
  const checked: CheckedSender = { ip, mailFrom, helo, domain, check: check(query, gathered.evidence.answers) };
  const document = flag(args, 'json')
    ? jsonText(spfCheckJson(checked, gathered.summary.resolvers), 2)
    : checkText(checked, { width: host.stdout.columns ?? 80, style: styleOf(showsColor(host)) });
  host.stdout.write(document);
  return checked.check.known ? 0 : 3;
}
