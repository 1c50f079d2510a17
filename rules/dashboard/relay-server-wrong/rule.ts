import {
  declaredHosts,
  defineRule,
  gap,
  nextHop,
  tenantOf,
  type FixProposal,
  type NextHop,
} from '../../../src/rule.ts';

type Fault = 'service' | 'returns' | 'undeclared' | 'notTenant' | 'foreign' | 'malformed';

/** In the standard architecture a relay is one that the configuration knows; in the loopback it is the tenant. */
function faultOf(hop: NextHop, isLoopback: boolean): Fault | undefined {
  if (hop === 'service' || hop === 'malformed') return hop;
  if (isLoopback) return hop === 'microsoft' ? undefined : 'notTenant';
  if (hop === 'gateway' || hop === 'onPremises') return undefined;
  return hop === 'microsoft' ? 'returns' : 'undeclared';
}

const clear: FixProposal = {
  title: 'In the dashboard of the service: clear Relay Server, or set it to the relay that outbound mail has to pass.',
};
const tenantHost: FixProposal = {
  title: 'In the dashboard of the service: set Relay Server to the MX host of the tenant.',
};
const fixes: Readonly<Record<Fault, FixProposal>> = {
  service: clear,
  malformed: clear,
  returns: {
    title:
      'In the dashboard of the service: clear Relay Server. If outbound mail is meant to return, declare "outbound": "loopback" in the configuration.',
  },
  undeclared: {
    title:
      'In the dashboard of the service: clear Relay Server. If the relay is meant, declare it under "gateway" or "onPremises" in the configuration.',
  },
  notTenant: tenantHost,
  foreign: tenantHost,
};

export default defineRule({
  id: 'dashboard/relay-server-wrong',
  summary: "The field Relay Server in the service's dashboard does not fit the outbound routing.",
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS', 'OL'],
  requires: [],
  uses: ['AcceptedDomain'],
  profileFields: ['dashboard.relayServer'],
  guide: ['relayServer'],
  references: [
    {
      title: 'Updated requirements for SMTP relay through Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/updated-requirements-smtp-relay',
    },
  ],
  conflictsWith: [],
  messages: {
    service: {
      text: "Relay Server of domain '{domain}' is '{relay}', which belongs to {service} itself. Processed outbound mail comes back to {service} instead of going on to the recipients.",
      severity: 'high',
    },
    returns: {
      text: "Relay Server of domain '{domain}' is '{relay}', an MX host of Microsoft 365, although {service} is to deliver outbound mail itself. The mail returns to the tenant, which refuses it (550 5.7.64) or routes it out again unless it is set up for that.",
      severity: 'high',
    },
    undeclared: {
      text: "Relay Server of domain '{domain}' is '{relay}', which the configuration does not know as a gateway or server of the organization. All outbound mail that {service} has processed passes this host.",
      severity: 'high',
    },
    notTenant: {
      text: "Relay Server of domain '{domain}' is '{relay}', which is not the MX host of a Microsoft 365 tenant, although outbound mail is to return to the tenant. The mail leaves past everything that the tenant does on the way out.",
      severity: 'high',
    },
    foreign: {
      text: "Relay Server of domain '{domain}' is '{relay}', the MX host of another Microsoft 365 tenant: no domain of this one publishes it. Outbound mail that is to return to the tenant is handed to the other one.",
      severity: 'high',
    },
    malformed: {
      text: "Relay Server of domain '{domain}' is '{relay}', which is neither a full host name nor an address. {service} cannot pass on outbound mail.",
      severity: 'high',
    },
  },
  *check({ tenant, service, declared, domains, dns }) {
    const isLoopback = service.architecture.outbound.candidates.includes('loopback');
    const names = { domains, accepted: tenant.AcceptedDomain };
    yield [...declaredHosts(service, 'relayServer')].map((one) => {
      if ('gap' in one) return one;
      const { facts, value: relay, at } = one;
      if (relay === null) return [];
      let fault = faultOf(nextHop(relay, service, declared), isLoopback);
      // Only the tenant itself is right and needs the DNS: in a loopback, a host of Microsoft.
      if (fault === undefined && isLoopback) {
        const owner = tenantOf(relay, names, dns);
        if (owner.state === 'unknown') return gap(at, 'relayServer', owner.why);
        if (owner.state === 'foreign') fault = 'foreign';
      }
      if (fault === undefined) return [];
      const data = { domain: facts.domain, relay, service: service.profile.name };
      return { message: fault, data, at, direction: 'outbound', fix: fixes[fault] };
    });
  },
});
