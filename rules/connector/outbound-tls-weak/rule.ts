import { defineRule, gap, on, tlsParameters } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/outbound-tls-weak',
  summary: 'A connector to the service does not demand TLS with a checked certificate.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: [],
  profileFields: ['outbound.tls'],
  guide: ['inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, TlsSettings',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    none: {
      text: "Outbound connector '{connector}' to {service} does not demand TLS. Where encryption cannot be agreed on, or somebody on the path prevents it, the mail and the header that identifies the tenant travel in plain text.",
      severity: 'high',
    },
    weak: {
      text: "Outbound connector '{connector}' to {service} demands TLS by {setting} only; the guide asks for {wanted}. The certificate of the other side is not checked as the guide wants it, so the mail can be handed to an impostor.",
      severity: 'medium',
    },
  },
  *check({ service }) {
    const { profile } = service;
    const accepted = profile.outbound.tls ?? [];
    yield service.connectors.map(({ connector, suspicion }) => {
      if (suspicion?.kind === 'stamping-rule') return [];
      const setting = connector.TlsSettings;
      if (!setting.known) return gap(connector, 'TlsSettings', setting);
      if (setting.value !== null && accepted.includes(setting.value)) return [];
      const data = { connector: connector.name, service: profile.name };
      const at = on(connector, 'TlsSettings');
      const fix = {
        title: 'Check the certificate of the endpoint.',
        commands: [{ do: 'set', object: connector, parameters: tlsParameters(profile) }],
      } as const;
      if (setting.value === null) return { message: 'none', data, at, fix };
      return { message: 'weak', data: { ...data, setting: setting.value, wanted: accepted.join(' or ') }, at, fix };
    });
  },
});
