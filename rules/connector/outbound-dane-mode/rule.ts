import { defineRule, gap, on } from '../../../src/rule.ts';
import type { OutboundConnector, ServiceView } from '../../../src/rule.ts';

/** Asks for protection where the other side offers it, and goes on where it does not. */
function relax(connector: OutboundConnector, property: 'SmtpDaneMode' | 'MtaStsMode', title: string) {
  return { title, commands: [{ do: 'set', object: connector, parameters: { [property]: 'Opportunistic' } }] } as const;
}

function dane(connector: OutboundConnector, { profile }: ServiceView) {
  const { SmtpDaneMode: mode } = connector;
  if (!mode.known) return gap(connector, 'SmtpDaneMode', mode);
  const data = { connector: connector.name, service: profile.name };
  const at = on(connector, 'SmtpDaneMode');
  if (mode.value === 'Mandatory' && profile.tls.dane !== true) {
    const fix = relax(connector, 'SmtpDaneMode', 'Use DANE where the endpoint offers it, and do not wait for it.');
    return { message: 'mandatory', data, at, fix } as const;
  }
  if (mode.value !== 'None') return [];
  const fix = relax(connector, 'SmtpDaneMode', 'Use DANE where the endpoint offers it.');
  return { message: 'off', data: { ...data, property: 'SmtpDaneMode', means: 'DANE' }, at, fix } as const;
}

function mtaSts(connector: OutboundConnector, { profile }: ServiceView) {
  const { MtaStsMode: mode } = connector;
  if (!mode.known) return gap(connector, 'MtaStsMode', mode);
  if (mode.value !== 'None') return [];
  const data = { connector: connector.name, service: profile.name, property: 'MtaStsMode', means: 'MTA-STS' };
  const fix = relax(connector, 'MtaStsMode', 'Use MTA-STS where the endpoint offers it.');
  return { message: 'off', data, at: on(connector, 'MtaStsMode'), fix } as const;
}

export default defineRule({
  id: 'connector/outbound-dane-mode',
  summary: 'A connector to the service demands DANE that the service does not offer, or does without DANE or MTA-STS.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-OutboundConnector, SmtpDaneMode and MtaStsMode',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    { title: 'RFC 7672, SMTP security via opportunistic DANE', url: 'https://www.rfc-editor.org/rfc/rfc7672' },
  ],
  conflictsWith: [],
  messages: {
    mandatory: {
      text: "Outbound connector '{connector}' to {service} demands DANE (SmtpDaneMode Mandatory), which {service} is not known to offer. Without it, everything that a rule routes there waits for 24 hours and is dropped then.",
      severity: 'high',
    },
    off: {
      text: "Outbound connector '{connector}' to {service} never uses {means} ({property} None). Should {service} publish what {means} needs, the connector would not notice when somebody on the path takes its place.",
      severity: 'low',
    },
  },
  *check({ service }) {
    yield service.connectors.map(({ connector, suspicion }) => {
      if (suspicion?.kind === 'stamping-rule') return [];
      return [dane(connector, service), mtaSts(connector, service)];
    });
  },
});
