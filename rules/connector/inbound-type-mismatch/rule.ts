import { defineRule, gap, newReturnConnector, on, related, retireCommand, withoutLockdown } from '../../../src/rule.ts';
import type { Command, FixProposal, InboundConnector, ServiceView } from '../../../src/rule.ts';

function isEnabled({ Enabled: enabled }: InboundConnector): boolean {
  return enabled.known && enabled.value;
}

interface Situation {
  readonly service: ServiceView;
  readonly wrong: readonly InboundConnector[];
  /** A disabled connector of the right type. */
  readonly idle: InboundConnector | undefined;
  readonly existing: readonly InboundConnector[];
}

/** The right connector first, then the wrong ones off; with an outbound loopback those may be what relays, and stay. */
function mend({ service, wrong, idle, existing }: Situation): FixProposal {
  const isRelaying = service.architecture.outbound.candidates.includes('loopback');
  const title = isRelaying
    ? 'Add a connector of the type that the guide asks for, beside the one that relays.'
    : 'Add a connector of the type that the guide asks for, then take the service off the other.';
  const off = isRelaying ? [] : wrong.flatMap((connector) => retireCommand(connector, service) ?? []);
  if (idle === undefined) return { title, commands: [newReturnConnector(service, existing), ...off], safety: 'review' };
  const enable: Command = { do: 'set', object: idle, parameters: { Enabled: true } };
  return withoutLockdown({ title, commands: [enable, ...off], safety: 'review' }, idle, service);
}

export default defineRule({
  id: 'connector/inbound-type-mismatch',
  summary: 'The connector for mail from the service has another type than the guide asks for.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['InboundConnector'],
  uses: [],
  profileFields: ['return.connectorType'],
  guide: ['returnConnector'],
  references: [
    {
      title: 'New-InboundConnector, ConnectorType',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    mismatch: {
      text: "Inbound connector '{connector}' takes mail from {service} as type {type}; the guide asks for {wanted}. A connector of type OnPremises grants rights, a Partner connector only sets conditions.",
      severity: 'medium',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    const wanted = service.profile.return.connectorType;
    const enabled = service.returnConnectors.filter(isEnabled);
    const judged = enabled.length > 0 ? enabled : service.returnConnectors;
    if (wanted === null || judged.some(({ ConnectorType: type }) => type.known && type.value === wanted)) return;
    yield service.returnConnectors.map((connector) => {
      const { ConnectorType: type } = connector;
      return type.known ? [] : gap(connector, 'ConnectorType', type);
    });
    const [first, ...others] = judged;
    if (first === undefined || judged.some(({ ConnectorType: type }) => !type.known)) return;
    if (whyIncomplete('InboundConnector') !== undefined) return;
    const idle = service.returnConnectors.find(({ ConnectorType: type }) => type.known && type.value === wanted);
    yield {
      message: 'mismatch',
      data: {
        connector: first.name,
        service: service.profile.name,
        type: first.ConnectorType.known ? first.ConnectorType.value : '',
        wanted,
      },
      at: on(first, 'ConnectorType'),
      related: [
        ...others.map((other) =>
          related(other, 'Takes mail from the service too and has the same type.', 'ConnectorType'),
        ),
        ...(idle === undefined
          ? []
          : [related(idle, 'Has the type that the guide asks for, but is disabled.', 'Enabled')]),
      ],
      fix: mend({ service, wrong: judged, idle, existing: tenant.InboundConnector.objects }),
    };
  },
});
