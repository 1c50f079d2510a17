import { defineRule, filteringInForce, gap, gapsOn, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'enhanced-filtering/limited-users',
  summary: 'Enhanced filtering is limited to some recipients.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
  ],
  conflictsWith: [],
  messages: {
    limited: {
      text: "Inbound connector '{connector}' applies enhanced filtering only to mail whose recipients are all listed: {users}. Mail that also goes to somebody else, or to another address of a listed mailbox, is judged by the address of the last hop.",
      severity: 'medium',
    },
  },
  *check({ tenant }) {
    yield tenant.InboundConnector.objects.map((connector) => {
      const { EFUsers: users } = connector;
      const filtering = filteringInForce(connector);
      if (filtering.state === 'off' || (users.known && users.value.length === 0)) return [];
      const unread = filtering.state === 'open' ? filtering.unread : [];
      if (!users.known) return [gapsOn(connector, unread), gap(connector, 'EFUsers', users)];
      if (unread.length > 0) return gapsOn(connector, unread);
      return {
        message: 'limited',
        data: { connector: connector.name, users: users.value },
        at: on(connector, 'EFUsers'),
        fix: {
          title: 'Once the pilot is over, apply it to everybody: mail to all other recipients is then judged anew.',
          commands: [{ do: 'set', object: connector, parameters: { EFUsers: null } }],
          safety: 'review',
        },
      };
    });
  },
});
