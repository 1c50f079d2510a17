import { type Cmdlet, type CmdletSections, type Files, kindsOf } from './cmdlet-sections.ts';
import { serviceObject } from './admin-api.ts';

/** What the cache calls the kinds that it holds (exports.md 6.2). */
const types: Readonly<Record<string, string>> = {
  AcceptedDomain: 'ExoAcceptedDomains',
  DkimSigningConfig: 'ExoDkimSigningConfig',
  InboundConnector: 'ExoInboundConnector',
  OrganizationConfig: 'ExoOrganizationConfig',
  RemoteDomain: 'ExoRemoteDomain',
  TransportConfig: 'ExoTransportConfig',
  TransportRule: 'ExoTransportRules',
};

/** Rows of the cache of CIPP, with the rows that count them. */
export function cippRows(sections: CmdletSections, tenant: string): string {
  const rows = kindsOf(sections).flatMap(([kind, objects]) => {
    const type = types[kind];
    if (type === undefined) return [];
    const count = { PartitionKey: tenant, RowKey: `${type}-Count`, Type: type, DataCount: objects.length };
    const data = objects.map((object, index) => ({
      PartitionKey: tenant,
      RowKey: `${type}-${index}`,
      Type: type,
      Data: JSON.stringify(serviceObject(object)),
    }));
    return [...data, count];
  });
  return JSON.stringify(rows);
}

/** Some endpoints drop what stands beside values. */
function withoutSidecars(object: Cmdlet): Cmdlet {
  return Object.fromEntries(Object.entries(serviceObject(object)).filter(([name]) => !name.includes('@')));
}

/** Answers of CIPP's API; both kinds of connectors come in one list. */
export function cippAnswers({ InboundConnector, OutboundConnector, ...rest }: CmdletSections): Files {
  const answer = (objects: readonly Cmdlet[]): string => JSON.stringify({ Results: objects });
  const connectors = [
    ...(InboundConnector ?? []).map((one) => ({ ...withoutSidecars(one), cippconnectortype: 'Inbound' })),
    ...(OutboundConnector ?? []).map((one) => ({ ...withoutSidecars(one), cippconnectortype: 'outbound' })),
  ];
  return {
    'ListExchangeConnectors.json': answer(connectors),
    ...Object.fromEntries(
      kindsOf(rest).map(([kind, objects]) => [`List${kind}.json`, answer(objects.map(withoutSidecars))]),
    ),
  };
}
