import { defineRule, gap, isUsablePolicy, onDomain, stsFaults, unanswered } from '../../../src/rule.ts';
import type { RuleContext, StsFetchProblem } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

const fetchMessages = {
  'host-missing': 'hostMissing',
  'tls-error': 'tls',
  redirect: 'redirect',
  status: 'status',
  'content-type': 'contentType',
  'too-large': 'tooLarge',
} as const satisfies Readonly<Record<StsFetchProblem, string>>;

const record = {
  title:
    'Publish exactly one TXT record at _mta-sts of the domain: "v=STSv1; id=" and 1 to 32 letters and digits. Remove it if the domain has no policy.',
};
const policy = {
  title:
    'Serve the policy as text/plain with status 200 and a valid certificate, with a line each for version, mode and max_age and one "mx:" line for each host, then give the record at _mta-sts a new id.',
};

/** What there is to say of one domain. */
function saidOf(domain: string, dns: Dns) {
  const sts = dns.mtaSts(domain);
  const at = onDomain(domain, 'TXT', `_mta-sts.${domain}`);
  const host = onDomain(domain, 'https', `mta-sts.${domain}`);
  switch (sts.state) {
    case 'unknown': {
      const fact = sts.record === undefined ? 'MTA-STS record' : 'MTA-STS policy';
      return gap(sts.record === undefined ? at : host, fact, unanswered(sts.answer));
    }
    case 'none': {
      const records = sts.lookalikes;
      return records.length > 0 ? ({ message: 'lookalike', data: { domain, records }, at, fix: record } as const) : [];
    }
    case 'several':
      return { message: 'several', data: { domain, count: sts.records.length }, at, fix: record } as const;
    case 'invalid-record': {
      const faults = stsFaults.ofRecord(sts.record.problems);
      return { message: 'record', data: { domain, faults }, at, fix: record } as const;
    }
    case 'no-policy': {
      const [response] = sts.answer.records;
      const type = response?.contentType === '' ? 'no type' : (response?.contentType ?? '');
      const data = { domain, status: response?.status ?? 0, type, detail: sts.answer.detail ?? 'no reason given' };
      return { message: fetchMessages[sts.problem], data, at: host, fix: policy };
    }
    case 'policy': {
      if (isUsablePolicy(sts.policy)) return [];
      const faults = stsFaults.ofPolicy(sts.policy.problems);
      return { message: 'policy', data: { domain, faults }, at: host, fix: policy } as const;
    }
  }
}

export default defineRule({
  id: 'mta-sts/policy-invalid',
  summary: 'A domain announces MTA-STS, but senders cannot use its record or its policy.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 8461, section 3', url: 'https://www.rfc-editor.org/rfc/rfc8461#section-3' },
    {
      title: 'Enhancing mail flow with MTA-STS',
      url: 'https://learn.microsoft.com/purview/enhancing-mail-flow-with-mta-sts',
    },
  ],
  conflictsWith: [],
  messages: {
    lookalike: {
      text: "TXT record at _mta-sts.{domain} does not begin with 'v=STSv1;': {records}. Senders see no MTA-STS and deliver without checking TLS.",
      severity: 'medium',
    },
    several: {
      text: 'TXT at _mta-sts.{domain} holds {count} records that begin with v=STSv1. Senders then see no MTA-STS and deliver without checking TLS.',
      severity: 'medium',
    },
    record: {
      text: 'TXT record at _mta-sts.{domain} is void: {faults}. Senders see no MTA-STS and deliver without checking TLS.',
      severity: 'medium',
    },
    hostMissing: {
      text: 'Policy host mta-sts.{domain} has no address, though the domain announces MTA-STS. Senders without an older copy of the policy deliver without checking TLS.',
      severity: 'medium',
    },
    tls: {
      text: 'Policy host mta-sts.{domain} offers no valid TLS ({detail}). Senders without an older copy of the policy deliver without checking TLS.',
      severity: 'medium',
    },
    redirect: {
      text: 'Policy host mta-sts.{domain} answers with a redirect ({status}), which senders must not follow. Without an older copy of the policy they deliver without checking TLS.',
      severity: 'medium',
    },
    status: {
      text: 'Policy host mta-sts.{domain} answers with status {status} in place of a policy. Senders without an older copy deliver without checking TLS.',
      severity: 'medium',
    },
    contentType: {
      text: "Policy of {domain} comes as '{type}', not as text/plain. Senders may refuse it and then deliver without checking TLS.",
      severity: 'medium',
    },
    tooLarge: {
      text: 'Policy of {domain} is larger than 64 KiB. Senders may give it up and then deliver without checking TLS.',
      severity: 'medium',
    },
    policy: {
      text: 'MTA-STS policy of {domain} is void: {faults}. Senders without an older copy of the policy deliver without checking TLS.',
      severity: 'medium',
    },
  },
  *check({ domains, dns }) {
    yield domains.map((domain) => saidOf(domain, dns));
  },
});
