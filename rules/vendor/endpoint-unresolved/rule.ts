import { defineRule, gap, isSettled, isVoid, onDomain, related, unanswered } from '../../../src/rule.ts';
import type { Direction, RuleContext, ServiceView, Unknown } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

/** What the DNS holds of a host: an address, nothing, or a name without address. */
function stateOf(host: string, dns: Dns): 'found' | 'absent' | 'empty' | Unknown {
  const answers = [dns.answers.ask(host, 'A'), dns.answers.ask(host, 'AAAA')];
  if (answers.some(({ outcome }) => outcome === 'answer')) return 'found';
  // A name that does not exist has no records of any type (RFC 2308, section 2.1).
  if (answers.some(({ outcome }) => outcome === 'nxdomain')) return 'absent';
  const failed = answers.find(({ outcome }) => !isSettled(outcome));
  if (failed !== undefined) return unanswered(failed);
  return answers.every(({ outcome }) => isVoid(outcome)) ? 'empty' : 'found';
}

/** The endpoints of the directions in force, each with the first direction that uses it. */
function endpointsInForce({ architecture, endpoints }: ServiceView): ReadonlyMap<string, Direction> {
  const hosts = new Map<string, Direction>();
  const isInbound = architecture.inbound.candidates.includes('loopback');
  const isOutbound = architecture.outbound.candidates.some((candidate) => candidate !== 'none');
  for (const host of isInbound ? endpoints.inbound : []) hosts.set(host, 'inbound');
  for (const host of isOutbound ? endpoints.outbound : []) if (!hosts.has(host)) hosts.set(host, 'outbound');
  return hosts;
}

export default defineRule({
  id: 'vendor/endpoint-unresolved',
  summary: 'A host to which the service wants mail handed has no address in the DNS.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: [],
  uses: ['OutboundConnector'],
  dns: 'hosts',
  guide: ['endpoints'],
  references: [
    {
      title: 'RFC 5321, section 5.1: locating the target host',
      url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1',
    },
  ],
  conflictsWith: [],
  messages: {
    absent: {
      text: "Endpoint '{host}' of {service} for {direction} mail does not exist in the DNS. Mail that a connector hands there waits in the queue and comes back undelivered.",
      severity: 'high',
    },
    empty: {
      text: "Endpoint '{host}' of {service} for {direction} mail has no address in the DNS. Mail that a connector hands there waits in the queue and comes back undelivered.",
      severity: 'high',
    },
  },
  *check({ service, dns, whyIncomplete }) {
    const areConnectorsKnown = whyIncomplete('OutboundConnector') === undefined;
    for (const [host, direction] of endpointsInForce(service)) {
      const state = stateOf(host, dns);
      if (state === 'found') continue;
      if (typeof state !== 'string') {
        yield gap(onDomain(host, 'A'), 'address', state);
        continue;
      }
      const using = service.allConnectors.filter(({ hosts }) => hosts.includes(host));
      yield {
        message: state,
        data: { host, service: service.profile.name, direction },
        at: onDomain(host, 'A'),
        direction,
        related: using.map(({ connector }) => related(connector, 'Hands mail to this host.', 'SmartHosts')),
        // An alias of the endpoint that no connector uses harms nobody today.
        lower: areConnectorsKnown && using.length === 0 ? 1 : 0,
        fix: {
          title: `Ask ${service.profile.name} for the host that takes its place, and put that into the connector and a profile of your own.`,
        },
      };
    }
  },
});
