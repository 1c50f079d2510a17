import fc from 'fast-check';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import type { SpfQuery } from '../../../src/mail/spf/check.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { clients, domains } from './generated-zone.ts';
import { otherVerdict, resolverOf } from './mailauth.ts';

const odd = ['', 'd1.example.com', '@d2.example.com', 'zoë@d0.example.com', 'a@b@D0.example.com'];

const queries: fc.Arbitrary<SpfQuery> = fc.record({
  ip: fc.constantFrom(...clients),
  mailFrom: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...domains).map((domain) => `joe-m@${domain}`) },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  ),
  helo: fc.constantFrom('h0.example.com', 'd3.example.com'),
});

/** Whether both engines give the same result and explanation to one query. */
async function isSameVerdict(zone: Zone, query: SpfQuery): Promise<boolean> {
  const answers = zoneAnswers(zone);
  const check = checkHost(query, answers, { timeoutIsTemperror: true });
  const other = await otherVerdict(query, resolverOf(answers));
  return check.known && check.result === other.result && check.explanation === other.explanation;
}

/** The smallest zone and query on which the engines differ, among so many; undefined where there is none. */
export async function findDisagreement(zones: fc.Arbitrary<Zone>, numRuns: number): Promise<string | undefined> {
  const found = await fc.check(fc.asyncProperty(zones, queries, isSameVerdict), { numRuns });
  return found.failed ? `seed ${found.seed}: ${fc.stringify(found.counterexample)}` : undefined;
}
