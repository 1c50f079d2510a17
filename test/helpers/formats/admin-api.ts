import { type Cmdlet, type CmdletSections, type Files, isVersion, kindsOf, timeIn } from './cmdlet-sections.ts';
import { asClixml } from './clixml.ts';

const CONTEXT =
  'https://outlook.office365.com/adminapi/beta/5a4df25f-70d4-4318-99d4-b7ed15621e34/$metadata#Collection(Exchange.GenericHashTable)';

/** A value with what stands beside it: its type in .NET, its type in OData, or nothing. */
function withSidecars([name, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    return [
      [`${name}@data.type`, 'System.Collections.Generic.List`1[System.String]'],
      [`${name}@odata.type`, '#Collection(String)'],
      [name, value],
    ];
  }
  if (typeof value === 'number') {
    return [
      [`${name}@data.type`, 'System.Int32'],
      [name, value],
    ];
  }
  if (name === 'Guid') {
    return [
      [`${name}@odata.type`, '#Guid'],
      [name, value],
    ];
  }
  // The service prints a version as a text, and leaves a type behind where it prints nothing.
  if (isVersion(value)) return [[name, `${String(value['Major'])}.0.0.0`]];
  if (name === 'Comments' && value === null) {
    return [
      [`${name}@data.type`, 'System.String'],
      [name, value],
    ];
  }
  const time = timeIn(value);
  if (time === undefined) return [[name, value]];
  const digits = new Date(time).toISOString().slice(0, 19);
  const zone = /Z$|\+/.test(String(value)) ? '+00:00' : '';
  return [
    [`${name}@data.type`, 'System.DateTime'],
    [name, `${digits}.0000000${zone}`],
  ];
}

/** An object as the service writes it (exports.md 4.5). */
export function serviceObject(object: Cmdlet): Cmdlet {
  return Object.fromEntries(Object.entries(object).flatMap(withSidecars));
}

/** The answer of the service to one request. */
export function envelope(value: readonly unknown[]): Cmdlet {
  return { '@odata.context': CONTEXT, '@adminapi.warnings': [], value };
}

/** One answer per command. */
export function adminApiFiles(sections: CmdletSections): Files {
  return Object.fromEntries(
    kindsOf(sections).map(([kind, objects]) => [
      `Get-${kind}.json`,
      JSON.stringify(envelope(objects.map(serviceObject))),
    ]),
  );
}

/** Answers to requests with `X-ResponseFormat: clixml`. */
export function clixmlAnswers(sections: CmdletSections): Files {
  return Object.fromEntries(
    kindsOf(sections).map(([kind, objects]) => [
      `Get-${kind}.json`,
      JSON.stringify(envelope([{ _clixml: asClixml('property-bag', { [kind]: objects }) }])),
    ]),
  );
}
