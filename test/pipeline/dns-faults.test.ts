import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DnsOutcome, QuestionType } from '../../src/model/index.ts';
import type { Transport } from '../helpers/dns/fault.ts';
import { type FaultCase, faultTable } from '../helpers/dns/fault-table.ts';
import {
  auditChanged,
  auditedZone,
  auditFaulty,
  type FaultyAudit,
  faultyDomain,
  type Said,
} from '../helpers/dns/faulty-audit.ts';
import { checkNothingOpen } from '../helpers/dns/open-handles.ts';
import { startPolicyServer } from '../helpers/dns/policy-server.ts';
import type { ZoneName } from '../helpers/dns/zone.ts';

/** Late replies count until the end, so a busy machine does no harm; what nothing ends takes three tries. */
const limits = { tryMs: 150, deadlineMs: 2500 };
const AT_ONCE = 6;

/** A question about the faulty domain, and other records there that rules find fault with: who does needs the answer. */
interface Target {
  readonly name: string;
  readonly type: QuestionType;
  readonly wrong: readonly ZoneName[];
}

const spf = ['+all', 'ptr mx mx ip4:10.0.0.0/7 a:a.example.com include:x.example.com ?all mx', 'ipv4:192.0.2.1 ~all'];

const targets: readonly Target[] = [
  { name: faultyDomain, type: 'TXT', wrong: [{}, ...spf.map((terms) => ({ TXT: [`v=spf1 ${terms}`] })), { TXT: spf }] },
  { name: faultyDomain, type: 'MX', wrong: [{}, { MX: [[0, 'mx.example.com']] }, { MX: [[0, '']] }] },
  { name: 'contoso-com.mail.protection.outlook.com', type: 'A', wrong: [{}] },
  {
    name: `_dmarc.${faultyDomain}`,
    type: 'TXT',
    wrong: [{}, { TXT: ['v=DMARC1; p=none'] }, { TXT: ['v=DMARC1; p=x'] }],
  },
  { name: `selector2._domainkey.${faultyDomain}`, type: 'TXT', wrong: [{ CNAME: 'x.example.com' }] },
  { name: `_mta-sts.${faultyDomain}`, type: 'TXT', wrong: [{ TXT: ['v=STSv1'] }] },
  { name: `mta-sts.${faultyDomain}`, type: 'A', wrong: [{ https: { status: 404, body: '' } }] },
  { name: `_smtp._tls.${faultyDomain}`, type: 'TXT', wrong: [{}, { TXT: ['v=TLSRPTv1'] }] },
];

/** Outcomes that say something about the domain: an answer, or that there is none (RFC 2308, section 2). */
const settledOutcomes: ReadonlySet<DnsOutcome> = new Set(['answer', 'nodata', 'nxdomain']);
const openOutcomes = [
  'servfail',
  'refused',
  'notimp/formerr',
  'timeout',
  'unreachable',
  'malformed',
] as const satisfies readonly DnsOutcome[];

/** Findings that are about the failure itself. */
const aboutFailures = new Set(['spf/temporary-error']);

let sound: FaultyAudit;
const needed = new Map<Target, readonly string[]>();

function ruleOf(text: string): string {
  return text.split(' ', 1)[0] ?? '';
}

function newFindings({ findings }: Said): readonly string[] {
  return findings.filter((one) => !sound.faulty.findings.includes(one));
}

/** The rules that would find something wrong with other answers to the question. */
async function rulesThatNeed({ name, type, wrong }: Target): Promise<readonly string[]> {
  const { [type]: _, ...rest }: Record<string, unknown> = { ...auditedZone[name] };
  const audits: FaultyAudit[] = [];
  for (const one of wrong) audits.push(await auditChanged({ [name]: { ...rest, ...one } }));
  return [...new Set(audits.flatMap(({ faulty }) => newFindings(faulty)).map(ruleOf))];
}

/** What is wrong with an audit in which the question came to that; more can be, when that says nothing of the domain. */
function wrongsOf({ faulty, other }: FaultyAudit, target: Target, outcome: DnsOutcome): object {
  const crashed = faulty.crashed;
  if (settledOutcomes.has(outcome)) return { crashed, other };
  const passed = passedBy(faulty, needed.get(target) ?? []);
  const wronglyFound = newFindings(faulty).filter((text) => !aboutFailures.has(ruleOf(text)));
  const isGap = faulty.gaps.some((text) => text.endsWith(`: ${outcome}`));
  return { crashed, other, passed, wronglyFound, isGap };
}

/** What that is when nothing is wrong. */
function nothingWrong(outcome: DnsOutcome): object {
  const always = { crashed: [], other: sound.other };
  return settledOutcomes.has(outcome) ? always : { ...always, passed: [], wronglyFound: [], isGap: true };
}

/** The rules that say nothing of the domain, although they cannot know. */
function passedBy({ findings, gaps }: Said, rules: readonly string[]): readonly string[] {
  const judged = new Set([...findings, ...gaps].map(ruleOf));
  return rules.filter((rule) => !judged.has(rule));
}

beforeAll(async () => {
  sound = await auditChanged({});
  for (const target of targets) needed.set(target, await rulesThatNeed(target));
});

describe('an audit of two domains', () => {
  it('judges every one of the answers that the tests let fail, and leaves nothing open without a fault', () => {
    expect([...needed].filter(([, rules]) => rules.length === 0)).toEqual([]);
    expect(needed.get(targets[0] ?? { name: '', type: 'TXT', wrong: [] })?.length).toBeGreaterThan(5);
    expect(sound.faulty.gaps).toEqual([]);
    expect(sound.other.findings.length).toBeGreaterThan(2);
  });

  describe.each(targets)('when $type of $name fails', (target) => {
    it.each(openOutcomes)('with %s: no rule that needs it passes, and the other domain is judged', async (outcome) => {
      const fails = { [target.type]: outcome, ...(target.type === 'A' ? { https: outcome } : {}) };
      const audit = await auditChanged({ [target.name]: { ...auditedZone[target.name], fails } });
      expect(wrongsOf(audit, target, outcome)).toEqual(nothingWrong(outcome));
    });
  });
});

interface LiveCase extends FaultCase {
  readonly target: Target;
  readonly over: Transport;
}

/** Each fault for one of the questions, over one of its transports, in turn. */
const cases: readonly LiveCase[] = faultTable.map((fault, index) => {
  const transports = (['udp', 'tcp', 'doh'] as const).filter((one) => fault[one] !== undefined);
  const target = targets[index % targets.length];
  const over = transports[Math.trunc(index / targets.length) % transports.length];
  if (target === undefined || over === undefined) throw new Error(`${fault.name} has no transport`);
  return { ...fault, target, over };
});

describe('a server with a fault, asked by an audit of two domains', () => {
  const audits = new Map<LiveCase, FaultyAudit>();

  beforeAll(async () => {
    const { port, ca, close } = await startPolicyServer(auditedZone);
    const waiting = [...cases];
    const work = async (): Promise<void> => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        audits.set(one, await auditFaulty(one.target, one.fault, one.over, { ...limits, https: { port, ca } }));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    await close();
  }, 60_000);

  afterAll(checkNothingOpen);

  it.each(cases)('$name over $over at $target.type of $target.name', (one) => {
    const audit = audits.get(one);
    if (audit === undefined) throw new Error('it was not audited');
    const { outcome } = audit.answers.ask(one.target.name, one.target.type);
    // Bytes that make no record of texts may make one of another type.
    const expected = one.target.type === 'TXT' ? [one[one.over]] : [...settledOutcomes, ...openOutcomes];
    expect(expected).toContain(outcome);
    expect(wrongsOf(audit, one.target, outcome)).toEqual(nothingWrong(outcome));
  });
});
