import { createResolver, type ResolverOptions } from '../../../src/collect/dns/resolver.ts';
import { collectAnswers } from '../../../src/collect/dns/collect-answers.ts';
import { parseResolver } from '../../../src/collect/dns/resolver-address.ts';
import type { Outcome } from '../../../src/analyze/rules/finding.ts';
import type { DnsSource } from '../../../src/dns-evidence.ts';
import type { DnsAnswer, DnsAnswers } from '../../../src/model/index.ts';
import { answersOf, questionKey } from '../../../src/mail/dns/answers.ts';
import { auditText } from '../audit-text.ts';
import { guideSections } from '../guide-tenant.ts';
import { guideDomain, providerZone } from '../guide-zone.ts';
import { acceptedDomain } from '../objects/accepted-domain.ts';
import { bundle } from '../objects/bundle.ts';
import { dkimSigningConfig } from '../objects/dkim-signing-config.ts';
import { zoneAnswers } from '../zone-answers.ts';
import { startAuthority } from './authority.ts';
import type { Fault, Transport } from './fault.ts';
import { message } from './fault.ts';
import { truncated } from './mangle.ts';
import type { Zone, ZoneName } from './zone.ts';

/** The domain of whose records one meets a fault, and the one that has faults of its own and must not notice. */
export const faultyDomain = 'contoso.com';
const otherDomain = 'fabrikam.com';

const initialDomain = 'contoso.onmicrosoft.com';
const sections = guideSections();
const tenant = JSON.stringify(
  bundle({
    ...sections,
    AcceptedDomain: [
      acceptedDomain({ Name: faultyDomain, DomainName: faultyDomain, Default: true }),
      acceptedDomain({ Name: otherDomain, DomainName: otherDomain }),
      acceptedDomain({ Name: initialDomain, DomainName: initialDomain, InitialDomain: true }),
    ],
    DkimSigningConfig: [faultyDomain, otherDomain].map((domain) => dkimSigningConfig({ Name: domain, Domain: domain })),
  }),
);

/** The policy host of the faulty domain is on this machine; the other domain has none. */
export const auditedZone: Zone = {
  ...providerZone,
  ...guideDomain(faultyDomain, initialDomain),
  [`mta-sts.${faultyDomain}`]: {
    ...guideDomain(faultyDomain, initialDomain)[`mta-sts.${faultyDomain}`],
    A: ['127.0.0.1'],
  },
  ...guideDomain(otherDomain, initialDomain),
  [otherDomain]: {
    MX: [[0, 'fabrikam-com.mail.protection.outlook.com']],
    TXT: ['v=spf1 include:spf.protection.outlook.com ?all'],
  },
  [`_dmarc.${otherDomain}`]: { TXT: ['v=DMARC1; p=none'] },
  [`_mta-sts.${otherDomain}`]: {},
  [`mta-sts.${otherDomain}`]: {},
};

/** What rules say of one domain: each finding and gap that names it as a text, and the rules by whether they judged. */
export interface Said {
  readonly crashed: readonly string[];
  /** `rule message subject`. */
  readonly findings: readonly string[];
  /** `rule fact: reason`. */
  readonly gaps: readonly string[];
}

/** An audit with what is said of each of the two domains, and the answers it was made with. */
export interface FaultyAudit {
  readonly faulty: Said;
  readonly other: Said;
  readonly answers: DnsAnswers;
}

function isNamed(one: unknown, domain: string): boolean {
  return JSON.stringify(one).includes(domain);
}

function saidOf(outcomes: readonly { readonly rule: string; readonly outcome: Outcome }[], domain: string): Said {
  const said = { crashed: new Array<string>(), findings: new Array<string>(), gaps: new Array<string>() };
  for (const { rule, outcome } of outcomes) {
    if (outcome.state === 'crashed') said.crashed.push(`${rule}: ${outcome.error}`);
    const found = outcome.state === 'evaluated' ? outcome.findings : [];
    for (const {
      message: { id, data },
      subject,
      at,
    } of found) {
      if (isNamed([subject, at, data], domain)) said.findings.push(`${rule} ${id} ${subject.identity}`);
    }
    const open = outcome.state === 'evaluated' || outcome.state === 'not-evaluated' ? outcome.gaps : [];
    for (const { subject, fact, why, at } of open) {
      if (isNamed([subject, at, why], domain)) said.gaps.push(`${rule} ${fact}: ${why.reason}`);
    }
  }
  return said;
}

/** Audits the tenant of the two domains with what a collector finds. */
async function auditWith(collect: Extract<DnsSource, { mode: 'live' }>['collect']): Promise<FaultyAudit> {
  const asked: DnsAnswer[] = [];
  const result = await auditText(tenant, {
    dns: {
      mode: 'live',
      always: true,
      collect: async (askers) => {
        const collected = await collect(askers);
        asked.push(...collected.answers);
        return collected;
      },
    },
  });
  if ('failed' in result) throw new Error(result.diagnostics.map((one) => one.message).join('\n'));
  const { outcomes } = result;
  return { faulty: saidOf(outcomes, faultyDomain), other: saidOf(outcomes, otherDomain), answers: answersOf(asked) };
}

/** With the zone changed at some names, in memory. */
export function auditChanged(changes: Readonly<Record<string, ZoneName>>): Promise<FaultyAudit> {
  const zone = zoneAnswers({ ...auditedZone, ...changes });
  return auditWith(async (askers) => {
    const found = new Map<string, DnsAnswer>();
    for (let needed = true; needed;) {
      const fresh = askers.flatMap((asker) => asker(answersOf(found.values())));
      for (const { name, type } of fresh) found.set(questionKey(name, type), zone.ask(name, type));
      needed = fresh.length > 0;
    }
    return { answers: [...found.values()], resolvers: [], diagnostics: [] };
  });
}

/** Over the wire, with a fault for one question over one transport. */
export async function auditFaulty(
  question: { readonly name: string; readonly type: string },
  fault: Fault,
  transport: Transport,
  options: Omit<ResolverOptions, 'resolvers' | 'now'>,
): Promise<FaultyAudit> {
  const authority = await startAuthority({
    zone: auditedZone,
    faults: (asked) => {
      if (asked.name !== question.name || asked.type !== question.type) return undefined;
      if (transport === 'tcp' && asked.transport === 'udp') return message(truncated);
      return asked.transport === transport ? fault : undefined;
    },
  });
  const server = parseResolver(transport === 'doh' ? authority.doh : authority.ipv4);
  if ('problem' in server) throw new Error(server.problem);
  const resolver = createResolver({ resolvers: [server], now: () => Date.parse('2026-11-20T12:00:00Z'), ...options });
  try {
    return await auditWith(async (askers) => {
      await collectAnswers(askers, resolver);
      return { answers: resolver.answered(), resolvers: [server.name], diagnostics: resolver.diagnostics() };
    });
  } finally {
    await resolver.close();
    await authority.close();
  }
}
