import { type Cmdlet, isVersion, timeIn } from './cmdlet-sections.ts';
import { memberTypes, type MemberType } from './exchange-types.ts';

/** Ids of objects and of lists of types run on across all items of a file (exports.md 4.4). */
interface Ids {
  objects: number;
  readonly types: Map<string, number>;
  /** Objects that are written once and referred to from then on, by their text. */
  readonly shared: Map<string, number>;
}

type Kind = 'property-bag' | 'rehydrated';

function unitEscape(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Controls, surrogates and what looks like an escape are escaped, then what XML gives a meaning (MS-PSRP 2.2.5.3.2). */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
      .split('')
      // oxlint-disable-next-line no-control-regex -- controls are what is escaped
      .map((unit) => (/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/.test(unit) ? unitEscape(unit) : unit))
      .join('')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}

function nameOf(name: string | undefined): string {
  return name === undefined ? '' : ` N="${escaped(name)}"`;
}

function element(tag: string, name: string | undefined, text: string): string {
  return `<${tag}${nameOf(name)}>${text}</${tag}>`;
}

function typeNames(types: readonly string[], ids: Ids): string {
  const key = types.join(' ');
  const known = ids.types.get(key);
  if (known !== undefined) return `<TNRef RefId="${known}" />`;
  const id = ids.types.size;
  ids.types.set(key, id);
  return `<TN RefId="${id}">${types.map((type) => element('T', undefined, escaped(type))).join('')}</TN>`;
}

/** An object from its parts; its id is taken before those of the objects in it. */
function object(name: string | undefined, types: readonly string[], ids: Ids, parts: () => string): string {
  const id = ids.objects;
  ids.objects += 1;
  return `<Obj${nameOf(name)} RefId="${id}">${typeNames(types, ids)}${parts()}</Obj>`;
}

/** An object that stands for a text, as Exchange has them for addresses, domains, enumerations and ids. */
function printed(name: string | undefined, text: string, { types, members }: MemberType, ids: Ids): string {
  return object(name, types, ids, () => `<ToString>${escaped(text)}</ToString>${members(escaped(text))}`);
}

function list(name: string, items: readonly unknown[], type: MemberType | undefined, ids: Ids, kind: Kind): string {
  const types =
    kind === 'rehydrated'
      ? [
          'Microsoft.Exchange.Data.MultiValuedProperty`1[[System.String, mscorlib, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b77a5c561934e089]]',
          'Microsoft.Exchange.Data.MultiValuedPropertyBase',
          'System.Object',
        ]
      : ['System.Object[]', 'System.Array', 'System.Object'];
  return object(name, types, ids, () => {
    const inner = items
      .map((one) => (type === undefined ? primitive(undefined, one) : printed(undefined, String(one), type, ids)))
      .join('');
    return inner === '' ? '<LST />' : `<LST>${inner}</LST>`;
  });
}

function primitive(name: string | undefined, value: unknown): string {
  if (value === null || value === undefined) return `<Nil${nameOf(name)} />`;
  if (typeof value === 'boolean') return element('B', name, String(value));
  if (typeof value === 'number') return element(Number.isInteger(value) ? 'I32' : 'Db', name, String(value));
  if (isVersion(value)) return element('Version', name, `${String(value['Major'])}.0.0.0`);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const time = timeIn(text);
  return time === undefined ? element('S', name, escaped(text)) : element('DT', name, localTime(name, text, time));
}

/** Times stand as local with their offset and as UTC side by side; such without a zone stay as they are. */
function localTime(name: string | undefined, written: string, time: number): string {
  if (name?.endsWith('UTC') === true || !/(?:Z|\+00:00)$/.test(written)) return written;
  const local = new Date(time - 4 * 3_600_000).toISOString();
  return `${local.slice(0, 19)}-04:00`;
}

/** One that every object of a tenant shares: written once, referred to in the items behind. */
function sharedObject(name: string, text: string, type: MemberType, ids: Ids): string {
  const id = ids.shared.get(text);
  if (id !== undefined) return `<Ref${nameOf(name)} RefId="${id}" />`;
  ids.shared.set(text, ids.objects);
  return printed(name, text, type, ids);
}

function member(section: string, name: string, value: unknown, ids: Ids, kind: Kind): string {
  const type = kind === 'rehydrated' ? memberTypes(section, name) : undefined;
  if (Array.isArray(value)) return list(name, value, type, ids, kind);
  if (type === undefined || typeof value !== 'string' || value === '') return primitive(name, value);
  return type.isShared === true ? sharedObject(name, value, type, ids) : printed(name, value, type, ids);
}

function item(section: string, cmdlet: Cmdlet, ids: Ids, kind: Kind): string {
  const members = (): string =>
    Object.entries(cmdlet)
      .map(([name, value]) => member(section, name, value, ids, kind))
      .join('\r\n');
  if (kind === 'property-bag') {
    const types = ['System.Management.Automation.PSCustomObject', 'System.Object'];
    return object(undefined, types, ids, () => `<MS>${members()}</MS>`);
  }
  const types = [`Deserialized.Microsoft.Exchange.Data.Directory.SystemConfiguration.${section}`, 'System.Object'];
  const noise =
    '<MS><S N="PSComputerName">outlook.office365.com</S><G N="RunspaceId">7f1c5d40-5a2e-4b7e-9c0d-0d3f5a1b2c3d</G><B N="PSShowComputerName">false</B></MS>';
  const { Name: title } = cmdlet;
  return object(
    undefined,
    types,
    ids,
    () => `<ToString>${typeof title === 'string' ? escaped(title) : ''}</ToString><Props>${members()}</Props>${noise}`,
  );
}

/**
 * `Get-X | Export-Clixml` (MS-PSRP 2.2.5; exports.md 4.4): of objects that are bags of properties, as those of today's
 * module, or of the Exchange objects that the Management Shell makes anew, with an object for nearly every value.
 */
export function asClixml(kind: Kind, parts: Readonly<Record<string, readonly Cmdlet[]>>): string {
  const ids: Ids = { objects: 0, types: new Map(), shared: new Map() };
  const items = Object.entries(parts).flatMap(([section, cmdlets]) =>
    cmdlets.map((cmdlet) => item(section, cmdlet, ids, kind)),
  );
  return `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">\r\n${items.join('\r\n')}\r\n</Objs>`;
}
