import {
  defineRule,
  dmarcName,
  gap,
  hasAlignedEnvelope,
  hasAlignedSignature,
  includeOf,
  isParked,
  notInProfile,
  onDomain,
  unanswered,
  vendorPass,
} from '../../../src/rule.ts';
import type { DmarcPolicy, FixProposal, RuleContext, ServiceView } from '../../../src/rule.ts';

type Enforced = Exclude<DmarcPolicy, 'none'>;
type Discovery = ReturnType<RuleContext<never, never>['dns']['dmarc']>;

/** The record by which receivers turn mail of the domain away. */
function enforcedBy({ source, verdict }: Discovery) {
  if (!source.known || source.value === undefined || !verdict.known) return undefined;
  const { value } = verdict;
  if (value.applies === 'nothing' || value.policy === 'none') return undefined;
  return { ...source.value, policy: value.policy };
}

const effects: Readonly<Record<Enforced, string>> = {
  quarantine: 'put it into the junk folder',
  reject: 'refuse it',
};

function authorization(service: ServiceView): FixProposal {
  const include = includeOf(service);
  const what = include === undefined ? 'the addresses of the service' : `include:${include}`;
  return { title: `Authorize ${what} in the SPF record of the domain, and have the vendor sign outgoing mail anew.` };
}

const signature = { title: 'Have the vendor sign outgoing mail anew in the name of the domain, and declare it.' };

/** An envelope that aligns with a domain above or below is lost to a strict record only. */
function alignment({ profile }: ServiceView): FixProposal {
  if (profile.alignment.envelope !== 'relaxed') return signature;
  return { title: 'Relax the alignment (aspf=r), or have the vendor sign outgoing mail in the name of the domain.' };
}

export default defineRule({
  id: 'dmarc/enforced-without-alignment',
  summary: 'DMARC has receivers turn away mail that the service sends on.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['OS'],
  requires: [],
  uses: [],
  dns: 'domains',
  profileFields: ['modifiesContent', 'egress.ipv4'],
  guide: ['troubleshooting', 'spf'],
  references: [
    {
      title: 'RFC 9989, section 4.4: identifier alignment explained',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.4',
    },
  ],
  conflictsWith: [],
  messages: {
    unauthorized: {
      text: "Domain '{domain}' has the DMARC policy {policy}, but mail that leaves through {service} passes neither check: SPF does not let {addresses} pass, and {service}, which breaks the signature of Exchange Online, is not known to add one that counts. Receivers {effect}.",
      severity: 'high',
    },
    unaligned: {
      text: "Domain '{domain}' has the DMARC policy {policy}, but mail that leaves through {service} passes neither check: its envelope is not that of the domain, and {service}, which breaks the signature of Exchange Online, is not known to add one that counts. Receivers {effect}.",
      severity: 'high',
    },
  },
  *check({ domains, dns, service }) {
    const { profile, egress } = service;
    yield domains.map((domain) => {
      const discovery = dns.dmarc(domain);
      const open = discovery.source.known ? discovery.verdict : discovery.source;
      if (!open.known) return gap(onDomain(domain, 'TXT', dmarcName(domain)), 'DMARC record', unanswered(open.answer));
      const enforced = enforcedBy(discovery);
      if (enforced === undefined || hasAlignedSignature(profile, enforced.record)) return [];
      if (isParked(domain, [service], dns)) return [];
      const { policy, record } = enforced;
      const at = onDomain(domain, 'TXT', dmarcName(enforced.domain));
      const data = { domain, policy, service: profile.name, effect: effects[policy] };
      const isAligned = hasAlignedEnvelope(profile, record);
      if (isAligned === undefined) return notInProfile(profile, 'alignment.envelope');
      if (!isAligned) return { message: 'unaligned', data, at, fix: alignment(service) };
      const passes = vendorPass(domain, egress, dns);
      if (passes.state === 'unknown') return gap(onDomain(domain, 'TXT'), 'SPF record', passes.why);
      if (passes.state !== 'refused') return [];
      const spf = { ...onDomain(domain, 'TXT'), note: 'SPF does not let all addresses of the service pass.' };
      const { addresses } = passes;
      const fix = authorization(service);
      return { message: 'unauthorized', data: { ...data, addresses }, at, related: [spf], fix };
    });
  },
});
