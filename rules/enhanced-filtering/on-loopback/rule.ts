import { defineRule, filteringInForce, gapsOn, on, overlaps, returnPaths, listedAddresses } from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, IpSet, ServiceView } from '../../../src/rule.ts';

/** Whether mail of the internet may come in by the same connectors. */
function takesInbound({ architecture }: ServiceView): boolean {
  return architecture.inbound.candidates.includes('border');
}

/** Whether a gateway in front of the tenant hands over mail of the internet by the same connector. */
function takesGateway({ SenderIPAddresses: list }: InboundConnector, gateway: IpSet): boolean {
  return list.known && overlaps(listedAddresses(list.value), gateway);
}

function turnOff(connector: InboundConnector, isShared: boolean): FixProposal {
  const title = isShared
    ? 'Give mail of the internet a connector of its own, with enhanced filtering on, as it has to be behind a gateway; then turn it off here.'
    : 'Turn enhanced filtering off on this connector.';
  const commands = [{ do: 'set', object: connector, parameters: { EFSkipLastIP: false, EFSkipIPs: null } }] as const;
  return { title, commands, safety: 'review' };
}

export default defineRule({
  id: 'enhanced-filtering/on-loopback',
  summary: 'Enhanced filtering is on for mail that left the tenant before and comes back.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OL'],
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Integrate a non-Microsoft security service',
      url: 'https://learn.microsoft.com/defender-office-365/mdo-integrate-security-service',
    },
  ],
  conflictsWith: ['enhanced-filtering/missing'],
  messages: {
    loop: {
      text: "Inbound connector '{connector}' has enhanced filtering on, although mail that {service} hands back here left the tenant before. Microsoft does not support that for mail that goes out and comes back in: which address Exchange takes for the sender's is not certain.",
      severity: 'medium',
    },
    shared: {
      text: "Inbound connector '{connector}' has enhanced filtering on, although mail that {service} hands back here left the tenant before, for which Microsoft does not support it. Mail of the internet, which comes in here too, needs it behind a gateway.",
      severity: 'medium',
    },
  },
  *check({ service, declared }) {
    const gateway = listedAddresses(declared.gateway?.addresses ?? []);
    const isBorder = takesInbound(service);
    const paths = returnPaths(service);
    const connectors = isBorder ? paths.outbound : service.returnConnectors;
    yield connectors.map((connector) => {
      const filtering = filteringInForce(connector);
      if (filtering.state === 'off') return [];
      if (filtering.state === 'open') return gapsOn(connector, filtering.unread);
      const isShared = (isBorder && paths.inbound.includes(connector)) || takesGateway(connector, gateway);
      return {
        message: isShared ? 'shared' : 'loop',
        data: { connector: connector.name, service: service.profile.name },
        at: on(connector, 'EFSkipIPs'),
        fix: turnOff(connector, isShared),
      };
    });
  },
});
