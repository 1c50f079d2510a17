import type { CmdletSections } from './cmdlet-sections.ts';
import { dscResources } from './dsc-resources.ts';

/** A text with the escapes of DSP0004; characters beyond ASCII stay, since the file is UTF-16. */
function quoted(text: string): string {
  const escaped = text
    .replaceAll(/["\\]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`)
    .replaceAll('\t', String.raw`\t`);
  return `"${escaped}"`;
}

function valueOf(value: unknown): string {
  if (Array.isArray(value)) return `{\r\n${value.map((one) => `    ${valueOf(one)}`).join(',\r\n')}\r\n}`;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : quoted(String(value));
}

const header = `/*\r\n@TargetNode='localhost'\r\n@GeneratedBy=alice\r\n@GenerationDate=11/15/2026 08:30:00\r\n@GenerationHost=PC01\r\n*/\r\n\r\n`;
const footer = `instance of OMI_ConfigurationDocument\r\n\r\n                    {\r\n Version="2.0.0";\r\n MinimumCompatibleVersion = "1.0.0";\r\n CompatibleVersionAdditionalProperties= {"Omi_BaseResource:ConfigurationName"};\r\n Author="alice";\r\n GenerationDate="11/15/2026 08:30:00";\r\n GenerationHost="PC01";\r\n Name="M365TenantConfig";\r\n};\r\n`;

/** A configuration of Microsoft365DSC after compiling (exports.md 4.9), without the UTF-16 in which it is written. */
export function asMof(sections: CmdletSections): string {
  const instances = dscResources(sections).map(({ kind, title, properties }, index) => {
    const lines = properties.map(([name, value]) => ` ${name} = ${valueOf(value)};\r\n`).join('');
    const type = `MSFT_EXO${kind}`;
    return `instance of ${type} as $${type}${index + 1}ref\r\n{\r\nResourceID = ${quoted(`[EXO${kind}]${title}`)};\r\n${lines} SourceInfo = "C:\\\\M365TenantConfig.ps1::30::9::EXO${kind}";\r\n ModuleName = "Microsoft365DSC";\r\n ModuleVersion = "1.26.218.1";\r\n ConfigurationName = "M365TenantConfig";\r\n};\r\n`;
  });
  return header + instances.join('') + footer;
}
