import type { Fact, ObjectOf, TransportRule } from '../../model/index.ts';
import { onceEach } from './once-each.ts';
import type { IsVendors, VendorFacts } from './vendor-facts.ts';
import { headerNameProperties, senderAddressProperties } from './telling-properties.ts';

/** A property of an object that may hold facts of a service. */
export interface Reading {
  readonly property: string;
  readonly fact: Fact<string | null | readonly string[]>;
  readonly is: IsVendors;
}

/** Every rule is held against each of many services, and hardly one sets any of these. */
const setMarks = onceEach((rule: TransportRule) => [
  ...rule
    .setAmong(headerNameProperties)
    .map((property) => ({ property, fact: rule[property], mark: 'header' as const })),
  ...rule
    .setAmong(senderAddressProperties)
    .map((property) => ({ property, fact: rule[property], mark: 'address' as const })),
]);

/** What of an object of each kind can be a trace of the service; of a mail flow rule, as far as it is set. */
export const readings = {
  OutboundConnector:
    ({ host }: VendorFacts) =>
    (object: ObjectOf['OutboundConnector']): readonly Reading[] => [
      { property: 'SmartHosts', fact: object.SmartHosts, is: host },
    ],
  InboundConnector:
    ({ address, certificate }: VendorFacts) =>
    (object: ObjectOf['InboundConnector']): readonly Reading[] => [
      { property: 'SenderIPAddresses', fact: object.SenderIPAddresses, is: address },
      { property: 'TlsSenderCertificateName', fact: object.TlsSenderCertificateName, is: certificate },
    ],
  TransportRule:
    (facts: VendorFacts) =>
    (object: ObjectOf['TransportRule']): readonly Reading[] =>
      setMarks(object).map(({ property, fact, mark }) => ({ property, fact, is: facts[mark] })),
  ArcConfig:
    ({ sealer }: VendorFacts) =>
    (object: ObjectOf['ArcConfig']): readonly Reading[] => [
      { property: 'ArcTrustedSealers', fact: object.ArcTrustedSealers, is: sealer },
    ],
  HostedConnectionFilterPolicy:
    ({ address }: VendorFacts) =>
    (object: ObjectOf['HostedConnectionFilterPolicy']): readonly Reading[] => [
      { property: 'IPAllowList', fact: object.IPAllowList, is: address },
    ],
} as const;

/** The facts of the service in one property, each once; sealers may stand in one text with commas between. */
export function tracesIn({ property, fact, is }: Reading): readonly string[] {
  if (!fact.known || fact.value === null || is === undefined) return [];
  const texts = typeof fact.value === 'string' ? [fact.value] : fact.value;
  const parts = property === 'ArcTrustedSealers' ? texts.flatMap((text) => text.split(',')) : texts;
  return [...new Set(parts.map((text) => text.trim()).filter((text) => text !== '' && is(text)))];
}

/** What tells an object of each kind. */
export const marks = {
  OutboundConnector: ['host'],
  InboundConnector: ['address', 'certificate'],
  TransportRule: ['header', 'address'],
  ArcConfig: ['sealer'],
  HostedConnectionFilterPolicy: ['address'],
} as const;
