import { defineRule } from '../../../src/rule.ts';
import type { RuleContext, Target } from '../../../src/rule.ts';

type Context = RuleContext<never, 'TransportRule' | 'OutboundConnector'>;

/** Whether it is known that nothing hands inbound mail to the service, which other rules report. */
function isIdle({ service, whyIncomplete }: Context): boolean {
  if (whyIncomplete('TransportRule') !== undefined || whyIncomplete('OutboundConnector') !== undefined) return false;
  const { allRoutingRules: rules, allConnectors: connectors } = service;
  const isRouted = rules.some(({ direction, activity }) => direction === 'inbound' && activity.state !== 'inactive');
  const isTaken = connectors.some(({ directions, active, connector: { IsTransportRuleScoped: scoped } }) => {
    return directions.includes('inbound') && active !== false && !(scoped.known && scoped.value);
  });
  return !isRouted && !isTaken;
}

function targetOf({ service }: Context): Target {
  const subject = { kind: 'Service', identity: service.id, key: service.id };
  return { subject, property: 'inbound', at: { kind: 'profile', id: service.profile.id, pointer: '/architectures' } };
}

export default defineRule({
  id: 'routing/loopback-limits',
  summary: 'Inbound mail leaves the tenant and comes back, which has limits that cannot be configured away.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL'],
  requires: [],
  uses: ['TransportRule', 'OutboundConnector'],
  guide: [],
  references: [
    {
      title: 'Integrate a non-Microsoft security service',
      url: 'https://learn.microsoft.com/defender-office-365/mdo-integrate-security-service',
    },
  ],
  conflictsWith: [],
  messages: {
    limits: {
      text: "Service '{id}' gets inbound mail from Exchange Online and hands it back as new mail, which Exchange judges again. A verdict that only moves mail to the junk folder acts at the last delivery alone and can be lost on the way, and enhanced filtering does not work for mail that comes back.",
      severity: 'info',
    },
  },
  *check(context) {
    if (isIdle(context)) return;
    yield {
      message: 'limits',
      data: { id: context.service.id },
      at: targetOf(context),
      fix: {
        title:
          'Have the anti-spam and anti-phishing policies quarantine what they find, leave enhanced filtering off for the service, and let senders that fail as spoofs by mistake through by entries of the Tenant Allow/Block List.',
      },
    };
  },
});
