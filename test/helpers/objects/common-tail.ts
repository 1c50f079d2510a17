import type { CmdletObject } from './cmdlet-object.ts';
import type { Home } from './home.ts';
import { guidOf, instantOf } from './identifiers.ts';

/** What distinguishes the directory objects of one kind. */
export interface DirectoryKind {
  readonly kind: string;
  /** Distinguished name between the object and `CN=Configuration`; empty when the object lies there itself. */
  readonly container: string;
  readonly category: string;
  readonly className: string;
  readonly version: string;
}

const connectorOrder = [
  'AdminDisplayName',
  'ExchangeVersion',
  'Name',
  'DistinguishedName',
  'Identity',
  'ObjectCategory',
  'ObjectClass',
  'WhenChanged',
  'WhenCreated',
  'WhenChangedUTC',
  'WhenCreatedUTC',
  'ExchangeObjectId',
  'OrganizationalUnitRoot',
  'OrganizationId',
  'Id',
  'Guid',
  'OriginatingServer',
  'IsValid',
  'ObjectState',
];

const policyOrder = [
  'Identity',
  'Id',
  'IsValid',
  'ExchangeVersion',
  'Name',
  'DistinguishedName',
  'ObjectCategory',
  'ObjectClass',
  'WhenChanged',
  'WhenCreated',
  'WhenChangedUTC',
  'WhenCreatedUTC',
  'ExchangeObjectId',
  'OrganizationalUnitRoot',
  'OrganizationId',
  'Guid',
  'OriginatingServer',
  'ObjectState',
];

const orders = { connector: connectorOrder, policy: policyOrder } as const;

/** Escapes a name for a distinguished name as RFC 4514 section 2.4 asks: specials by a backslash, controls by hex. */
function escapeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- names may hold controls
  const controls = /[\u0000-\u001f]/g;
  return name
    .replaceAll(/["\\,+<>;=]/g, String.raw`\$&`)
    .replaceAll(
      controls,
      (control) => `\\${(control.codePointAt(0) ?? 0).toString(16).padStart(2, '0').toUpperCase()}`,
    );
}

/** Directory path of an object below the configuration of its organization. */
export function distinguishedNameOf(name: string, container: string, home: Home): string {
  const parts = [
    `CN=${escapeName(name)}`,
    container,
    'CN=Configuration',
    `CN=${home.organization}`,
    'CN=ConfigurationUnits',
    `DC=${home.forest}`,
    'DC=PROD',
    'DC=OUTLOOK',
    'DC=COM',
  ];
  return parts.filter((part) => part !== '').join(',');
}

/** The `OrganizationId` text that every object of a tenant shares. */
export function organizationIdOf(home: Home): string {
  const root = `${home.forest}.PROD.OUTLOOK.COM`;
  return `${root}/Microsoft Exchange Hosted Organizations/${home.organization} - ${root}/ConfigurationUnits/${home.organization}/Configuration`;
}

/** The properties that end nearly every cmdlet object, in the order of connectors or of filtering policies. */
export function commonTail(
  directory: DirectoryKind,
  name: string,
  home: Home,
  order: keyof typeof orders,
): CmdletObject {
  const changed = instantOf('changed', directory.kind, name);
  const created = instantOf('created', directory.kind, name);
  const guid = guidOf(directory.kind, name);
  const all: CmdletObject = {
    AdminDisplayName: '',
    ExchangeVersion: directory.version,
    Name: name,
    DistinguishedName: distinguishedNameOf(name, directory.container, home),
    Identity: name,
    ObjectCategory: `${home.forest}.PROD.OUTLOOK.COM/Configuration/Schema/${directory.category}`,
    ObjectClass: ['top', directory.className],
    WhenChanged: changed,
    WhenCreated: created,
    WhenChangedUTC: changed,
    WhenCreatedUTC: created,
    ExchangeObjectId: guid,
    OrganizationalUnitRoot: home.organization,
    OrganizationId: organizationIdOf(home),
    Id: name,
    Guid: guid,
    OriginatingServer: `${home.server}.${home.forest}.PROD.OUTLOOK.COM`,
    IsValid: true,
    ObjectState: 'Unchanged',
  };
  return Object.fromEntries(orders[order].map((property) => [property, all[property]]));
}
