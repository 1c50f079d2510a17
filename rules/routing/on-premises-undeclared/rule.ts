import {
  allOf,
  asked,
  covers,
  defineRule,
  gapsOf,
  isEmpty,
  normalizeHost,
  on,
  related,
  listedAddresses,
} from '../../../src/rule.ts';
import type { Answer, InboundConnector, OutboundConnector, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector' | 'OutboundConnector', never>;

/** Connectors that belong to a service or to the declared gateway lead nowhere else. */
function explained({
  services,
  declared: { gateway },
}: Context): (one: InboundConnector | OutboundConnector) => boolean {
  const ofServices = new Set<InboundConnector | OutboundConnector>(
    services.flatMap((service) => [
      ...service.returnConnectors,
      ...service.allConnectors.map(({ connector }) => connector),
    ]),
  );
  const addresses = listedAddresses(gateway?.addresses ?? []);
  const hosts = new Set((gateway?.hosts ?? []).map(normalizeHost));
  return (one) => {
    if (ofServices.has(one)) return true;
    if (one.kind === 'OutboundConnector') {
      const { SmartHosts: smart } = one;
      return smart.known && smart.value.length > 0 && smart.value.every((host) => hosts.has(normalizeHost(host)));
    }
    const { SenderIPAddresses: from } = one;
    const listed = listedAddresses(from.known ? from.value : []);
    return !isEmpty(listed) && covers(addresses, listed);
  };
}

/** Whether a connector is enabled and of type OnPremises. */
function isOnPremises(connector: InboundConnector | OutboundConnector): Answer {
  return allOf(
    asked(connector, 'Enabled', connector.Enabled, (enabled) => enabled),
    asked(connector, 'ConnectorType', connector.ConnectorType, (type) => type === 'OnPremises'),
  );
}

export default defineRule({
  id: 'routing/on-premises-undeclared',
  summary: 'Connectors lead to or from servers of your own that the configuration does not declare.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector', 'OutboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Manage mail flow with mailboxes in Microsoft 365 and on-premises',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-on-office-365-and-on-prem',
    },
  ],
  conflictsWith: [],
  messages: {
    undeclared: {
      text: 'Connectors of type OnPremises exist ({connectors}), but no servers of your own are declared. How mail goes through them is not known, so the audit leaves that way out of what it says.',
      severity: 'info',
    },
  },
  *check(context) {
    const { tenant, declared } = context;
    if (declared.onPremises !== undefined) return;
    const isExplained = explained(context);
    const all = [...tenant.InboundConnector.objects, ...tenant.OutboundConnector.objects];
    const unexplained = all.filter((connector) => !isExplained(connector));
    yield unexplained.map((connector) => gapsOf(isOnPremises(connector)));
    const found = unexplained.filter((connector) => isOnPremises(connector) === true);
    const [first, ...others] = found;
    if (first === undefined) return;
    yield {
      message: 'undeclared',
      data: { connectors: found.map(({ name }) => name) },
      at: on(first, 'ConnectorType'),
      related: others.map((other) => related(other, 'Is of type OnPremises too.', 'ConnectorType')),
      fix: {
        title:
          'Declare your servers: "onPremises": { "hosts": […], "addresses": […] } in mxlint.config.json; or disable the connectors if nothing uses them any more.',
      },
    };
  },
});
