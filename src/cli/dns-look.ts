import type { Asker } from '../model/index.ts';
import { dnsView } from '../analyze/dns/dns-view.ts';
import { evaluateSelector } from '../mail/dkim/selector.ts';
import { recording } from '../mail/dns/answers.ts';
import { isSettled } from '../mail/dns/outcome.ts';
import { hostsOutsidePolicy } from '../mail/mta-sts/match.ts';
import type { DnsAnswer, DnsAnswers } from '../model/index.ts';
import type { DomainDns } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { NamedDomain } from './domain-word.ts';
import { lookAtSpf } from './dns-look-spf.ts';

/** Selectors that Exchange Online signs with. */
const MICROSOFT_SELECTORS = ['selector1', 'selector2'] as const;

/** The same answers, noting those that say nothing about the domain. */
function noting(answers: DnsAnswers): {
  readonly answers: DnsAnswers;
  readonly unanswered: () => readonly DnsAnswer[];
} {
  const failed = new Map<string, DnsAnswer>();
  return {
    answers: {
      ask: (name, type) => {
        const answer = answers.ask(name, type);
        const { outcome } = answer;
        // A name that cannot exist and a server without a valid certificate are answers of their kind.
        const isOpen = !isSettled(outcome) && outcome !== 'invalid-name' && outcome !== 'tls-error';
        if (isOpen) failed.set(`${type} ${name}`, answer);
        return answer;
      },
    },
    unanswered: () => [...failed.values()],
  };
}

/** Everything that is shown of a domain; whatever the answers lack stays unknown. */
export function lookAtDomain({ domain, unicode }: NamedDomain, profile: VendorProfile, known: DnsAnswers): DomainDns {
  const { answers, unanswered } = noting(known);
  const view = dnsView(answers);
  const { outcome } = answers.ask(domain, 'TXT');
  const selectors = [...new Set([...MICROSOFT_SELECTORS, ...(profile.dkim.selectors ?? [])])];
  const mx = view.mx(domain);
  const hosts = mx.state === 'hosts' ? mx.hosts.map(({ host }) => host) : [];
  const mtaSts = view.mtaSts(domain);
  return {
    domain,
    unicode,
    exists: isSettled(outcome) ? outcome !== 'nxdomain' : undefined,
    vendorName: profile.name,
    mx,
    spf: lookAtSpf(domain, profile, view),
    dkim: selectors.map((selector) => ({
      selector,
      state: evaluateSelector(selector, domain, undefined, answers),
    })),
    dmarc: view.dmarc(domain),
    mtaSts,
    outsidePolicy: mtaSts.state === 'policy' ? hostsOutsidePolicy(mtaSts.policy.mx, hosts) : [],
    tlsRpt: view.tlsRpt(domain),
    unanswered: unanswered(),
  };
}

/** What looking at the domain asks for. */
export function dnsAsker(domain: string, profile: VendorProfile): Asker {
  return (answers) => {
    const { answers: recorded, needed } = recording(answers);
    lookAtDomain({ domain, unicode: undefined }, profile, recorded);
    return needed();
  };
}
