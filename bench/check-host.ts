import { checkHost } from '../src/mail/spf/check-host.ts';
import type { SpfQuery } from '../src/mail/spf/check.ts';
import { answersOf } from '../src/mail/dns/answers.ts';
import type { DnsAnswers, Question } from '../src/model/index.ts';
import { otherVerdict, resolverOf } from '../test/mail/spf/mailauth.ts';
import type { Zone } from '../test/helpers/dns/zone.ts';
import { zoneAnswers } from '../test/helpers/zone-answers.ts';
import { compare, type Measurement } from './measure.ts';

const zone: Zone = {
  'example.com': {
    TXT: ['v=spf1 include:a.example.net include:b.example.net include:c.example.net include:d.example.net -all'],
  },
  'a.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 ip4:203.0.113.0/25 ip6:2001:db8::/32 -all'] },
  'b.example.net': { TXT: ['v=spf1 exists:%{i}.list.example.net -all'] },
  'c.example.net': { TXT: ['v=spf1 a:mail.example.net ip4:198.51.100.0/26 ~all'] },
  'd.example.net': { TXT: ['v=spf1 ip4:198.51.100.64/26 ip6:2001:db8:1::/48 ~all'] },
  'mail.example.net': { A: ['192.0.2.25'], AAAA: ['2001:db8::25'] },
  'list.example.net': { TXT: ['list'] },
};

const checks = 2000;

/** The zone as answers that are found in one step, so that neither engine waits for the zone. */
function heldAnswers(query: SpfQuery): DnsAnswers {
  const asked = new Map<string, Question>();
  const source = zoneAnswers(zone);
  const noting: DnsAnswers = {
    ask: (name, type) => {
      asked.set(`${type} ${name}`, { name, type });
      return source.ask(name, type);
    },
  };
  checkHost(query, noting);
  return answersOf([...asked.values()].map(({ name, type }) => source.ask(name, type)));
}

async function measure(name: string, ip: string, wanted: string): Promise<Measurement> {
  const query = { ip, mailFrom: 'user@example.com', helo: 'mail.example.com', receiver: 'mx.example.org' };
  const answers = heldAnswers(query);
  const resolver = resolverOf(answers);
  const ours = (): void => {
    for (let index = 0; index < checks; index += 1) {
      const check = checkHost(query, answers);
      if (!check.known || check.result !== wanted) throw new Error(`${name}: not ${wanted}`);
    }
  };
  const other = async (): Promise<void> => {
    for (let index = 0; index < checks; index += 1) {
      const { result } = await otherVerdict(query, resolver);
      if (result !== wanted) throw new Error(`${name} of mailauth: ${result}`);
    }
  };
  for (let warm = 0; warm < 3; warm += 1) ours();
  const result = await compare(11, ours, other);
  const speed = (ms: number): string => Math.round((checks / ms) * 1000).toString();
  const notes = [`${speed(result.subjectMs)}/s : ${speed(result.baselineMs)}/s, answers in memory`];
  return { name: `check_host, ${name}`, baseline: 'mailauth, strict', bar: 0.5, ...result, notes };
}

/** One client whose first include matches: two questions. */
export function checkHostPass(): Promise<Measurement> {
  return measure('first include matches', '192.0.2.9', 'pass');
}

/** One client that nothing matches: the whole tree is evaluated. */
export function checkHostFail(): Promise<Measurement> {
  return measure('nothing matches', '203.0.113.200', 'fail');
}
