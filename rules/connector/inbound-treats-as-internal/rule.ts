import { allOf, asked, defineRule, gapsOf, grantsRelay, on, sharedEgress } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-treats-as-internal',
  summary: 'Mail from addresses that several organizations share counts as internal.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, TreatMessagesAsInternal',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    internal: {
      text: "Inbound connector '{connector}' takes mail from {entries} for internal when its sender is in an accepted domain, but {services} sends from there for other customers too. What one of them sends in your name skips spam filtering.",
      severity: 'high',
    },
  },
  *check({ tenant, services, profiles }) {
    const sourcesOf = sharedEgress({ services, profiles });
    yield tenant.InboundConnector.objects.map((connector) => {
      const { TreatMessagesAsInternal: internal } = connector;
      const grants = allOf(
        grantsRelay(connector),
        asked(connector, 'TreatMessagesAsInternal', internal, (isInternal) => isInternal),
      );
      if (grants === false) return [];
      const sources = sourcesOf(connector);
      if (sources.state === 'own') return [];
      if (sources.state === 'open') return [gapsOf(grants), sources.gaps];
      if (grants !== true) return gapsOf(grants);
      const names = sources.profiles.map(({ name }) => name);
      return {
        message: 'internal',
        data: { connector: connector.name, entries: sources.entries, services: [...new Set(names)] },
        at: on(connector, 'TreatMessagesAsInternal'),
        fix: {
          title:
            'Stop treating such mail as internal. Own mail that comes back over the connector then counts as mail from outside, for banners and for groups that take mail from inside only.',
          commands: [{ do: 'set', object: connector, parameters: { TreatMessagesAsInternal: false } }],
          safety: 'review',
        },
      };
    });
  },
});
