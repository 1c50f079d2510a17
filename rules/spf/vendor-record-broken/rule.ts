import {
  defineRule,
  formatIpSet,
  gap,
  includeOf,
  includeUse,
  isEmpty,
  onDomain,
  spfExhibit,
  unanswered,
} from '../../../src/rule.ts';
import type { IpSet, RuleContext } from '../../../src/rule.ts';

const askVendor = { title: 'Report it to the vendor: only the owner of the record can correct it.' };

/** Why the record fails for every client that it should know, in the words of the check of the first; undefined when some pass. */
function problemOf(include: string, egress: IpSet, dns: RuleContext<never, never>['dns']): string | undefined {
  const { pass, permerror } = dns.coverage(include);
  if (isEmpty(permerror) || !isEmpty(pass)) return undefined;
  const [entry] = formatIpSet(egress);
  const check = entry === undefined ? undefined : dns.verdict(include, entry.replace(/\/\d+$/, ''));
  const problem = check?.known === true && check.result === 'permerror' ? check.problem : undefined;
  return problem ?? 'It has a permanent error.';
}

export default defineRule({
  id: 'spf/vendor-record-broken',
  summary: 'The SPF record of the service itself cannot be used.',
  profile: 'exchange',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'hosts',
  profileFields: ['spf.include'],
  about: 'include',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 5.2: include', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2' },
    {
      title: 'RFC 7208, section 4.6.4: DNS lookup limits',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4',
    },
  ],
  conflictsWith: [],
  messages: {
    none: {
      text: 'SPF record of {include}, which customers of {service} include, does not exist. Every record that includes it breaks there, and mail of its domain fails SPF unless an earlier term matched.',
      severity: 'high',
    },
    several: {
      text: 'SPF record of {include}, which customers of {service} include, exists {count} times. Every record that includes it breaks there, and mail of its domain fails SPF unless an earlier term matched.',
      severity: 'high',
    },
    syntax: {
      text: 'SPF record of {include}, which customers of {service} include, has a syntax error. Every record that includes it breaks there, and mail of its domain fails SPF unless an earlier term matched.',
      severity: 'high',
    },
    permerror: {
      text: 'SPF record of {include}, which customers of {service} include, breaks the check. {problem} Mail of the domains that include it fails SPF unless an earlier term matched.',
      severity: 'high',
    },
    limit: {
      text: 'SPF record of {include}, which customers of {service} include, needs {count} lookups itself. Receivers stop at 10 with the one for the include, so mail of the domains that include it fails SPF.',
      severity: 'high',
    },
  },
  *check({ service, domains, dns }) {
    const include = includeOf(service);
    if (include === undefined) return;
    const tree = dns.spf(include);
    const { selection } = tree.root;
    const at = onDomain(include, 'TXT');
    if (selection.state === 'unknown') {
      yield gap(at, 'SPF record', unanswered(selection.answer));
      return;
    }
    const affected = domains.filter((domain) => {
      const { state } = includeUse(domain, include, dns);
      return state === 'effective' || state === 'ineffective';
    });
    const note = 'The record of the domain includes the broken one.';
    const shared = {
      at,
      related: affected.map((domain) => ({ ...onDomain(domain, 'TXT'), note })),
      fix: askVendor,
      ...spfExhibit(tree),
    };
    const data = { include, service: service.profile.name };
    if (selection.state === 'none') yield { message: 'none', data, ...shared };
    else if (selection.state === 'several') {
      yield { message: 'several', data: { ...data, count: selection.records.length }, ...shared };
    } else if (selection.record.errors.length > 0) yield { message: 'syntax', data, ...shared };
    else if (tree.lookups.count >= 10) {
      yield { message: 'limit', data: { ...data, count: tree.lookups.count }, ...shared };
    } else {
      const [failed] = tree.unknown;
      if (failed !== undefined) yield gap(at, 'SPF record', unanswered(failed));
      const problem = problemOf(include, service.egress, dns);
      if (problem === undefined) return;
      yield { message: 'permerror', data: { ...data, problem }, ...shared };
    }
  },
});
