import { type SectionKind, sectionKinds } from '../model/index.ts';

/** Keys of ScubaGear's provider export, by the section they hold. */
export const scubaKeys: Readonly<Partial<Record<SectionKind, string>>> = {
  AcceptedDomain: 'accepted_domains',
  DkimSigningConfig: 'dkim_config',
  HostedConnectionFilterPolicy: 'conn_filter',
  InboundConnector: 'inbound_connectors',
  OrganizationConfig: 'org_config',
  OutboundConnector: 'outbound_connectors',
  RemoteDomain: 'remote_domains',
  TransportConfig: 'transport_config',
  TransportRule: 'transport_rule',
};

const byName: ReadonlyMap<string, SectionKind> = new Map(sectionKinds.map((kind) => [kind.toLowerCase(), kind]));

/** The section with a cmdlet noun as its name, in any case. */
export function sectionNamed(noun: string): SectionKind | undefined {
  return byName.get(noun.toLowerCase());
}

/** The section of the first cmdlet in a command line, for example of `Get-TransportRule -ResultSize Unlimited`. */
export function sectionOfCommand(command: string): SectionKind | undefined {
  const noun = /\bGet-([A-Za-z]+)/i.exec(command)?.[1];
  return noun === undefined ? undefined : sectionNamed(noun);
}

const byKey: ReadonlyMap<string, SectionKind> = new Map([
  ...byName,
  ...sectionKinds.flatMap((kind) => {
    const key = scubaKeys[kind];
    return key === undefined ? [] : [[key, kind] as const];
  }),
]);

/** The section that a key of a tenant export names: a cmdlet noun or ScubaGear's word for it, in any case. */
export function sectionOfKey(key: string): SectionKind | undefined {
  return byKey.get(key.toLowerCase());
}

/** The section that a key names which holds the output of a command: a cmdlet noun, ScubaGear's word or a command line. */
export function sectionOfCommandOrKey(key: string): SectionKind | undefined {
  return sectionOfKey(key) ?? sectionOfCommand(key);
}

const claim = new RegExp(`(?<![a-z])(?:get)?(${sectionKinds.join('|')})s?(?![a-z])`, 'gi');

/**
 * The section that the name of a file claims, as `Get-TransportRule.json` does; undefined when it names none or several.
 * Believed only where the content says nothing: an empty file, or objects without telling properties.
 */
export function claimedSection(path: string): SectionKind | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  const claimed = new Set(Array.from(base.matchAll(claim), ([, noun = '']) => sectionNamed(noun)));
  return claimed.size === 1 ? claimed.values().next().value : undefined;
}
