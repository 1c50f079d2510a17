import {
  addressEntries,
  coversClientName,
  covers,
  confirmedFirst,
  defineRule,
  egressTable,
  gap,
  isEmpty,
  listableEgress,
  on,
  related,
  subtract,
  unionOf,
  listedAddresses,
} from '../../../src/rule.ts';
import type { InboundConnector, ServiceView } from '../../../src/rule.ts';

/** The connectors that recognize the service by address: those that surely do, and those of which that is not known. */
interface Sources {
  readonly certain: readonly InboundConnector[];
  readonly open: readonly InboundConnector[];
}

function sourcesOf({ returnConnectors, profile }: ServiceView): Sources {
  const certain: InboundConnector[] = [];
  const open: InboundConnector[] = [];
  for (const connector of returnConnectors) {
    const { Enabled: enabled, SenderIPAddresses: addresses } = connector;
    const byCertificate = coversClientName(connector, profile);
    if (byCertificate === true || (enabled.known && !enabled.value)) continue;
    if (enabled.known && addresses.known && byCertificate === false) certain.push(connector);
    else open.push(connector);
  }
  return { certain, open };
}

/** The connector to which the addresses belong: one of the type that the guide asks for, else the first. */
function preferred(connectors: readonly InboundConnector[], service: ServiceView): InboundConnector | undefined {
  const wanted = service.profile.return.connectorType;
  return connectors.find(({ ConnectorType: type }) => type.known && type.value === wanted) ?? connectors[0];
}

function listed(connectors: readonly InboundConnector[]) {
  return unionOf(
    ...connectors.map(({ SenderIPAddresses: addresses }) => listedAddresses(addresses.known ? addresses.value : [])),
  );
}

export default defineRule({
  id: 'connector/inbound-ip-missing',
  summary: 'The inbound connectors for mail from the service do not list all of its addresses.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: ['HostedConnectionFilterPolicy', 'TransportRule'],
  profileFields: ['egress.ipv4'],
  guide: ['egress', 'returnConnector', 'troubleshooting'],
  references: [
    {
      title: 'New-InboundConnector, SenderIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Inbound connector '{connector}' does not list all addresses from which {service} delivers; missing: {missing}. Mail from there is not recognized and counts as anonymous mail from the internet.",
      severity: 'high',
    },
  },
  *check(context) {
    const { service, whyIncomplete } = context;
    const egress = listableEgress(service);
    const { certain, open } = sourcesOf(service);
    if (certain.length + open.length === 0 || covers(listed(certain), egress)) return;
    yield open.map((connector) => {
      const { Enabled: enabled, SenderIPAddresses: addresses, TlsSenderCertificateName: name } = connector;
      return [
        enabled.known ? [] : gap(connector, 'Enabled', enabled),
        addresses.known ? [] : gap(connector, 'SenderIPAddresses', addresses),
        name.known ? [] : gap(connector, 'TlsSenderCertificateName', name),
      ];
    });
    const isReadable = open.every((one) => one.SenderIPAddresses.known && one.TlsSenderCertificateName.known);
    if (!isReadable || whyIncomplete('InboundConnector') !== undefined) return;
    const counted = [...certain, ...open];
    const missing = subtract(egress, listed(counted));
    const connector = preferred(counted, service);
    if (connector === undefined || isEmpty(missing)) return;
    const entries = addressEntries(missing);
    yield {
      message: 'missing',
      data: { connector: connector.name, service: service.profile.name, missing: entries },
      at: on(connector, 'SenderIPAddresses'),
      ...egressTable(context),
      related: counted
        .filter((other) => other !== connector)
        .map((other) => related(other, 'Lists addresses of the service too; these are counted.', 'SenderIPAddresses')),
      fix: confirmedFirst(
        {
          title: 'Add the missing addresses and keep the others.',
          commands: [{ do: 'merge', object: connector, property: 'SenderIPAddresses', add: entries, remove: [] }],
        },
        missing,
        context,
      ),
    };
  },
});
