import { type PropertyTable, propertyTables } from '../../../src/model/index.ts';

/** How Exchange's Management Shell holds a value that prints as a text. */
export interface MemberType {
  /** Most derived first. */
  readonly types: readonly string[];
  /** What follows `ToString`, with the text escaped for XML. */
  readonly members: (text: string) => string;
  /** One object for the whole tenant. */
  readonly isShared?: boolean;
}

/** The data with which Exchange's type files make the object anew; nobody must look into it. */
const serialized = '<MS><BA N="SerializationData">AAEAAAD/////AQAAAAAAAAAMAgAAAFtNaWNyb3NvZnQ=</BA></MS>';

const member = (name: string, text: string): string => `<S N="${name}">${text}</S>`;

/** The type of smart hosts shows an address of zeros for names (exports.md 4.4). */
const smartHost: MemberType = {
  types: ['Microsoft.Exchange.Data.SmartHost', 'System.Object'],
  members: (text) => `<Props>${member('Address', '0.0.0.0')}${member('Domain', text)}</Props>${serialized}`,
};
const range: MemberType = {
  types: ['Microsoft.Exchange.Data.IPRange', 'System.Object'],
  members: (text) => `<Props>${member('Expression', text)}<S N="RangeFormat">CIDR</S></Props>${serialized}`,
};
const addressSpace: MemberType = {
  types: ['Microsoft.Exchange.Data.AddressSpace', 'System.Object'],
  members: () => `<Props><S N="Type">SMTP</S><I32 N="Cost">1</I32></Props>${serialized}`,
};
const domain: MemberType = {
  types: ['Microsoft.Exchange.Data.SmtpDomainWithSubdomains', 'System.Object'],
  members: (text) =>
    `<Props>${member('Address', text)}<B N="IncludeSubDomains">false</B>${member('Domain', text)}</Props>${serialized}`,
};
const certificate: MemberType = {
  types: ['Microsoft.Exchange.Data.TlsCertificate', 'System.Object'],
  members: () => `<Props><Nil N="TlsCertificateName" /></Props>${serialized}`,
};
const id: MemberType = {
  types: ['Microsoft.Exchange.Data.Directory.ADObjectId', 'System.Object'],
  members: (text) =>
    `<Props><Nil N="OrgHierarchyToIgnore" /><B N="IsDeleted">false</B>${member('Name', text)}</Props>${serialized}`,
};
const version: MemberType = {
  types: ['Microsoft.Exchange.Data.ExchangeObjectVersion', 'System.Object'],
  members: () => `<Props><By N="Major">0</By><By N="Minor">20</By></Props>${serialized}`,
};
const organization: MemberType = {
  types: ['Microsoft.Exchange.Data.Directory.OrganizationId', 'System.Object'],
  members: () => `<Props><Nil N="OrganizationalUnit" /></Props>${serialized}`,
  isShared: true,
};
/** The number beside the name is any: what it means is not published for most. */
const enumeration: MemberType = {
  types: ['Microsoft.Exchange.Data.Directory.SystemConfiguration.AnyType', 'System.Enum', 'System.ValueType'],
  members: () => '<I32>7</I32>',
};

const byName: Readonly<Record<string, MemberType>> = {
  SmartHosts: smartHost,
  SenderIPAddresses: range,
  EFSkipIPs: range,
  IPAllowList: range,
  IPBlockList: range,
  SenderDomains: addressSpace,
  RecipientDomains: domain,
  DomainName: domain,
  TlsSenderCertificateName: certificate,
  TlsDomain: domain,
  Identity: id,
  Id: id,
  ExchangeVersion: version,
  OrganizationId: organization,
};

const tables: Readonly<Record<string, PropertyTable>> = propertyTables;

/** How the Management Shell holds a property; undefined for what is a plain text, number or truth value. */
export function memberTypes(section: string, name: string): MemberType | undefined {
  const type = tables[section]?.[name]?.type;
  return byName[name] ?? (type === 'choice' || type === 'optional-choice' ? enumeration : undefined);
}
