import { declaredHosts, defineRule, gap, googleHost, nextHop, unknown, type NextHop } from '../../../src/rule.ts';

type MailSystem = 'microsoft365' | 'google' | 'onPremises' | 'other';
type Fault = 'service' | 'gateway' | 'malformed' | 'address' | 'notMicrosoft' | 'notGoogle' | 'cloud';

const wanted: Readonly<Record<MailSystem, readonly NextHop[]>> = {
  microsoft365: ['microsoft'],
  google: ['google'],
  onPremises: ['onPremises', 'host', 'address'],
  other: ['onPremises', 'host', 'address'],
};

/** What is wrong with a host that is not wanted for the mail system. */
function faultOf(hop: NextHop, system: MailSystem): Fault | undefined {
  if (wanted[system].includes(hop)) return undefined;
  if (hop === 'service' || hop === 'gateway' || hop === 'malformed') return hop;
  if (system === 'microsoft365') return hop === 'address' ? 'address' : 'notMicrosoft';
  return system === 'google' ? 'notGoogle' : 'cloud';
}

const lookedUp = unknown({
  reason: 'not-looked-up',
  detail: 'MX Lookup is on, so the MX record of the name decides where mail goes.',
});

export default defineRule({
  id: 'dashboard/server-wrong',
  summary: "The field Server in the service's dashboard does not lead to the mailboxes of the domain.",
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  profileFields: ['dashboard.server'],
  guide: ['server'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    service: {
      text: "Server of domain '{domain}' is '{server}', which belongs to {service} itself. Processed mail comes back to {service} instead of reaching the mailboxes, until it is refused as a loop.",
      severity: 'critical',
    },
    gateway: {
      text: "Server of domain '{domain}' is '{server}', the declared gateway in front of the tenant. The gateway sends processed mail the same way once more, so it circles or is treated twice.",
      severity: 'critical',
    },
    notMicrosoft: {
      text: "Server of domain '{domain}' is '{server}', which is not the MX host of a Microsoft 365 tenant. Mail that {service} has processed does not go straight to the mailboxes, if it gets there at all.",
      severity: 'high',
    },
    address: {
      text: "Server of domain '{domain}' is the bare address '{server}', but the mailboxes are in Microsoft 365. Its addresses change and serve every tenant, so mail is put off or refused; the field has to hold the MX host.",
      severity: 'high',
    },
    notGoogle: {
      text: "Server of domain '{domain}' is '{server}', but its mailboxes are declared to be at Google Workspace, which takes mail at '{host}'. Mail that {service} has processed does not go where the mailboxes are.",
      severity: 'high',
    },
    cloud: {
      text: "Server of domain '{domain}' is '{server}', a cloud host, but its mailboxes are declared to be elsewhere. Either the field or \"mailSystem\" in the configuration is wrong.",
      severity: 'high',
    },
    malformed: {
      text: "Server of domain '{domain}' is '{server}', which is neither a full host name nor an address. {service} cannot deliver what it has processed.",
      severity: 'high',
    },
  },
  *check({ service, declared }) {
    for (const one of declaredHosts(service, 'server')) {
      if ('gap' in one) {
        yield one;
        continue;
      }
      if (one.value === null) continue;
      const { domain, mailSystem, mxLookup } = one.facts;
      const system = mailSystem?.value ?? 'microsoft365';
      const hop = nextHop(one.value, service, declared);
      const fault = faultOf(hop, system);
      if (fault === undefined) continue;
      if (hop === 'host' && mxLookup?.value === true) {
        yield gap(one.at, 'server', lookedUp);
        continue;
      }
      const data = { domain, server: one.value, service: service.profile.name, host: googleHost };
      const fix = {
        title:
          'In the dashboard of the service: set Server to the host that receives mail for the mailboxes of the domain.',
      };
      yield { message: fault, data, at: one.at, fix };
    }
  },
});
