import { defineRule, gap, isUsablePolicy, onDomain, stsFaults, unanswered } from '../../../src/rule.ts';
import type { MtaSts } from '../../../src/rule.ts';

/** Whether senders look for a policy: the record is good, and a policy that they can read does not call the matter off. */
function isUsed(sts: MtaSts): boolean {
  if (sts.state === 'policy') return !(isUsablePolicy(sts.policy) && sts.policy.mode === 'none');
  return sts.state === 'no-policy';
}

const fix = {
  title:
    'Publish exactly one TXT record at _smtp._tls of the domain: "v=TLSRPTv1; rua=mailto:" and an address that is read.',
};

export default defineRule({
  id: 'mta-sts/reporting-missing',
  summary: 'A domain uses MTA-STS, but nobody tells it when delivery fails over TLS.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 8460, section 3', url: 'https://www.rfc-editor.org/rfc/rfc8460#section-3' },
    {
      title: 'Enhancing mail flow with MTA-STS',
      url: 'https://learn.microsoft.com/purview/enhancing-mail-flow-with-mta-sts',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'Domain {domain} uses MTA-STS and has no TLS reporting record at _smtp._tls. Nobody tells its owner when senders hold back mail because of the policy.',
      severity: 'info',
    },
    several: {
      text: 'TXT at _smtp._tls.{domain} holds {count} TLS reporting records, so that senders use none. Nobody tells the owner when senders hold back mail because of the MTA-STS policy.',
      severity: 'info',
    },
    invalid: {
      text: 'TLS reporting record at _smtp._tls.{domain} is void: {faults}. Nobody tells the owner when senders hold back mail because of the MTA-STS policy.',
      severity: 'info',
    },
  },
  *check({ domains, dns }) {
    yield domains.map((domain) => {
      const reports = dns.tlsRpt(domain);
      if (reports.state === 'record') return [];
      const sts = dns.mtaSts(domain);
      if (sts.state === 'unknown') {
        const { name, type } = sts.answer;
        const fact = sts.record === undefined ? 'MTA-STS record' : 'MTA-STS policy';
        return gap(onDomain(domain, type, name), fact, unanswered(sts.answer));
      }
      if (!isUsed(sts)) return [];
      const at = onDomain(domain, 'TXT', `_smtp._tls.${domain}`);
      if (reports.state === 'unknown') return gap(at, 'TLS reporting record', unanswered(reports.answer));
      if (reports.state === 'several') {
        return { message: 'several', data: { domain, count: reports.records.length }, at, fix };
      }
      if (reports.state === 'invalid') {
        const faults = stsFaults.ofReports(reports.record.problems);
        return { message: 'invalid', data: { domain, faults }, at, fix };
      }
      if (reports.lookalikes.length === 0) return { message: 'missing', data: { domain }, at, fix };
      return { message: 'invalid', data: { domain, faults: ['it does not begin with v=TLSRPTv1;'] }, at, fix };
    });
  },
});
