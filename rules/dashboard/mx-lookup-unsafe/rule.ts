import { declaredAt, declaredHosts, defineRule, gap, lookedUpName, lookUpServer, nextHop } from '../../../src/rule.ts';
import { notDeclared, unanswered } from '../../../src/rule.ts';
import type { NextHop } from '../../../src/rule.ts';

/** What is wrong with Server whatever its MX says; dashboard/server-wrong tells it. */
const wrongAnyway: ReadonlySet<NextHop> = new Set(['service', 'gateway', 'malformed', 'address']);

export default defineRule({
  id: 'dashboard/mx-lookup-unsafe',
  summary: 'MX Lookup is on for a Server name whose MX does not lead to the mailboxes.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'hosts',
  profileFields: ['dashboard.server'],
  guide: ['lookups', 'server'],
  references: [{ title: 'RFC 5321, section 5.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1' }],
  conflictsWith: [],
  messages: {
    none: {
      text: "Server of domain '{domain}' is '{server}', which has no MX record, but MX Lookup is on. {service} finds no host to hand processed mail to, or guesses one.",
      severity: 'high',
    },
    null: {
      text: "Server of domain '{domain}' is '{server}', whose MX record says that it takes no mail, but MX Lookup is on. {service} cannot deliver what it has processed.",
      severity: 'high',
    },
    border: {
      text: "Server of domain '{domain}' is '{server}' with MX Lookup on, and its MX is {hosts}, the gateway where mail arrives first. The gateway sends processed mail the same way once more, so it circles or is treated twice.",
      severity: 'high',
    },
    service: {
      text: "Server of domain '{domain}' is '{server}' with MX Lookup on, and its MX is {hosts} of {service} itself. Processed mail comes back to {service} until it is refused as a loop.",
      severity: 'high',
    },
  },
  *check({ service, declared, domains, dns }) {
    yield [...declaredHosts(service, 'server')].map((one) => {
      if ('gap' in one) return one;
      const { facts, value: server } = one;
      const { domain, mxLookup } = facts;
      if (server === null || wrongAnyway.has(nextHop(server, service, declared))) return [];
      if (mxLookup === undefined) return notDeclared(facts, 'mxLookup');
      const name = lookedUpName(facts);
      if (name === undefined) return [];
      const at = { ...declaredAt('Dashboard', domain, mxLookup), property: 'mxLookup' };
      const found = lookUpServer(name, { service, declared, domains, dns });
      if (found.state === 'unknown') return gap(at, 'mxLookup', unanswered(found.answer));
      if (found.state === 'hosts') return [];
      const hosts = 'hosts' in found ? found.hosts.map(({ host }) => host) : [];
      const fix = {
        title:
          'In the dashboard of the service: turn MX Lookup off, and set Server to the host that receives mail for the mailboxes.',
      };
      return { message: found.state, data: { domain, server, hosts, service: service.profile.name }, at, fix };
    });
  },
});
