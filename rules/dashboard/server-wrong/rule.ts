import { declaredHosts, defineRule, gap, googleHost, lookedUpName } from '../../../src/rule.ts';
import { judgeServer, type MailSystem } from './fault.ts';

const systemNames: Readonly<Record<MailSystem, string>> = {
  microsoft365: 'Microsoft 365',
  google: 'Google Workspace',
  onPremises: 'servers of the organization',
  other: 'another mail system',
};

export default defineRule({
  id: 'dashboard/server-wrong',
  summary: "The field Server in the service's dashboard does not lead to the mailboxes of the domain.",
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
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
    foreign: {
      text: "Server of domain '{domain}' is '{server}', the MX host of another Microsoft 365 tenant: no domain of this one publishes it. Processed mail is handed to that tenant instead of reaching the mailboxes.",
      severity: 'critical',
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
    lookedUp: {
      text: "Server of domain '{domain}' is '{server}' with MX Lookup on, and its MX leads to {hosts}, but the mailboxes are in {system}. Mail that {service} has processed does not go where the mailboxes are.",
      severity: 'high',
    },
    malformed: {
      text: "Server of domain '{domain}' is '{server}', which is neither a full host name nor an address. {service} cannot deliver what it has processed.",
      severity: 'high',
    },
  },
  *check(context) {
    const { profile } = context.service;
    yield [...declaredHosts(context.service, 'server')].map((one) => {
      if ('gap' in one) return one;
      const { facts, value: server, at } = one;
      if (server === null) return [];
      const { domain, mailSystem } = facts;
      const system = mailSystem?.value ?? 'microsoft365';
      const judged = judgeServer(server, lookedUpName(facts), system, context);
      if (judged === undefined) return [];
      if ('why' in judged) return gap(at, 'server', judged.why);
      const data = { domain, server, service: profile.name, host: googleHost, system: systemNames[system] };
      const fix = {
        title:
          'In the dashboard of the service: set Server to the host that receives mail for the mailboxes of the domain.',
      };
      if ('hosts' in judged) return { message: 'lookedUp', data: { ...data, hosts: judged.hosts }, at, fix };
      return { message: judged.fault, data, at, fix };
    });
  },
});
