import {
  certificateCovers,
  certificateSubjects,
  defineRule,
  gap,
  isIpLiteral,
  on,
  unknown,
} from '../../../src/rule.ts';
import type { FixProposal, OutboundConnector, ServiceConnector, ServiceView } from '../../../src/rule.ts';

/** What the connector asks of the certificate stays a guess until the vendor, or the certificate itself, says the name. */
function nameIt(connector: OutboundConnector, { profile }: ServiceView): FixProposal {
  const [known] = profile.tls.serverNames ?? [];
  const asked = { ask: 'Name in the certificate of the endpoint', variable: 'n' };
  return {
    title: 'Name what the certificate of the endpoint holds; a name that it does not hold stops all mail.',
    commands: [{ do: 'set', object: connector, parameters: { TlsDomain: known ?? asked } }],
    safety: 'review',
  };
}

/** Whether the name can be that of a certificate of the service: it covers a smart host, or a name that the profile knows. */
function fits(name: string, { hosts }: ServiceConnector, { profile }: ServiceView): boolean {
  const subjects = certificateSubjects(name);
  const possible = [...hosts, ...(profile.tls.serverNames ?? [])];
  return possible.some((host) => subjects.some((subject) => certificateCovers(subject, host)));
}

/** Judges the name of a connector that compares it with the certificate. */
function compared(one: ServiceConnector, name: string, service: ServiceView) {
  const { connector, hosts } = one;
  const data = { connector: connector.name, service: service.profile.name };
  const at = on(connector, 'TlsDomain');
  const fix = nameIt(connector, service);
  if (name.trim() === '') return { message: 'missing', data, at, fix } as const;
  if (fits(name, one, service)) return [];
  if (hosts.every(isIpLiteral)) {
    const detail = 'a smart host that is an address does not say which name its certificate holds';
    return gap(connector, 'TlsDomain', unknown({ reason: 'undetermined', detail }, at.at));
  }
  return { message: 'uncovered', data: { ...data, name, hosts }, at, fix } as const;
}

export default defineRule({
  id: 'connector/outbound-tls-domain-mismatch',
  summary: 'The certificate name of a connector to the service is missing, fits no host, or is not used.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: [],
  guide: ['inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, TlsDomain and TlsSettings',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    {
      title: '450 4.7.320 Certificate validation failed',
      url: 'https://xostmoen.wordpress.com/2017/11/08/450-4-7-320-certificate-validation-failed/',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Outbound connector '{connector}' to {service} wants the name in the certificate checked (DomainValidation), but says no name (TlsDomain). There is nothing to compare with, so Exchange does not hand its mail over, or checks less than you mean.",
      severity: 'high',
    },
    uncovered: {
      text: "Outbound connector '{connector}' to {service} hands mail to {hosts}, but wants a certificate for '{name}', which is none of these hosts. If the certificate does not hold that name, mail waits in the queue (450 4.7.320) and is returned in the end.",
      severity: 'medium',
      confidence: 'medium',
    },
    unused: {
      text: "Outbound connector '{connector}' to {service} names '{name}' for the certificate (TlsDomain), but its TlsSettings are {setting}. Only DomainValidation compares the name, so any certificate that passes otherwise will do.",
      severity: 'info',
    },
  },
  *check({ service }) {
    yield service.connectors.map((one) => {
      const { connector, suspicion } = one;
      if (suspicion?.kind === 'stamping-rule') return [];
      const { TlsSettings: settings, TlsDomain: name } = connector;
      if (!settings.known) return gap(connector, 'TlsSettings', settings);
      if (!name.known) return gap(connector, 'TlsDomain', name);
      if (settings.value === 'DomainValidation') return compared(one, name.value ?? '', service);
      if (name.value === null || name.value.trim() === '') return [];
      const data = { connector: connector.name, service: service.profile.name };
      return {
        message: 'unused',
        data: { ...data, name: name.value, setting: settings.value ?? 'not set' },
        at: on(connector, 'TlsDomain'),
        fix: { title: 'Set TlsSettings to DomainValidation once you know that the name is right, or drop the name.' },
      };
    });
  },
});
