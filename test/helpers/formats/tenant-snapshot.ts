import type { CmdletSections } from './cmdlet-sections.ts';
import { dscResources } from './dsc-resources.ts';

/** A snapshot of tenant configuration management of Microsoft Graph (exports.md 4.9). */
export function asSnapshot(sections: CmdletSections): string {
  const resources = dscResources(sections).map(({ kind, title, properties }) => ({
    displayName: title,
    resourceType: `microsoft.exchange.${kind.toLowerCase()}`,
    properties: Object.fromEntries(
      properties.flatMap(([name, value]) =>
        typeof value === 'number'
          ? [
              [`${name}@odata.type`, '#Int64'],
              [name, value],
            ]
          : [[name, value]],
      ),
    ),
  }));
  return JSON.stringify({ displayName: 'Contoso', status: 'succeeded', resources }, null, 2);
}
