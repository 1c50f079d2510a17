import { defineRule, gap, mxRole, notApplicable, notInProfile, onDomain, unanswered } from '../../../src/rule.ts';
import type { ServiceView } from '../../../src/rule.ts';

/** Hosts that the service has its customers publish where it stands in front of the tenant. */
function publishedHosts({ architecture, profile }: ServiceView): readonly string[] {
  const isInFront = architecture.inbound.candidates.includes('border') && profile.mx.border === 'service';
  return isInFront ? profile.mx.hosts : [];
}

export default defineRule({
  id: 'mx/points-to-service',
  summary: 'The MX of a domain names a host of the service, which is not to be reached that way.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['architectures', 'endpoints'],
  references: [{ title: 'RFC 5321, section 5.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1' }],
  conflictsWith: [],
  messages: {
    service: {
      text: 'MX of {domain} names {hosts} of {service}, which by its guide takes no mail from the internet for the domain. Mail that senders deliver there is refused, or handled past the rules of the tenant.',
      severity: 'medium',
    },
  },
  *check({ service, declared: { gateway }, domains, dns }) {
    const { profile } = service;
    if (profile.mx.service === true) {
      yield notApplicable(`${profile.name} may be the MX of a domain (mx.service of its profile).`);
      return;
    }
    const expected = publishedHosts(service);
    yield domains.map((domain) => {
      const at = onDomain(domain, 'MX');
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
      if (mx.state !== 'hosts') return [];
      const ofService = mx.hosts.filter((one) => mxRole(one, [service], gateway) === 'service');
      const hosts = ofService.map(({ host }) => host).filter((host) => !expected.includes(host));
      if (hosts.length === 0) return [];
      if (profile.mx.service === null) return notInProfile(profile, 'mx.service');
      const title =
        'Point the MX at Microsoft 365, or at the gateway in front of it, as the guide of the service asks.';
      return { message: 'service', data: { domain, hosts, service: profile.name }, at, fix: { title } };
    });
  },
});
