import type { CmdletSections, Files } from './cmdlet-sections.ts';
import { dscResources, type DscResource } from './dsc-resources.ts';
import { utf16 } from './utf16.ts';

/** PowerShell takes curly quotes for straight ones, so they are escaped too. */
const quoted = (text: string): string => `"${text.replaceAll(/["`$“”„]/g, '`$&')}"`;

function valueOf(value: unknown, organization: string | undefined): string {
  if (Array.isArray(value)) return `@(${value.map((one) => valueOf(one, organization)).join(',')})`;
  if (typeof value === 'boolean') return value ? '$True' : '$False';
  if (typeof value === 'number') return String(value);
  const text = quoted(String(value));
  return organization === undefined ? text : text.replaceAll(organization, '$OrganizationName');
}

function written({ kind, title, properties }: DscResource, organization: string | undefined): string {
  const lines = properties.map(([name, value]) => `            ${name} = ${valueOf(value, organization)};\r\n`);
  return `        EXO${kind} ${quoted(title)}\r\n        {\r\n${lines.join('')}            TenantId = $OrganizationName;\r\n        }\r\n`;
}

/**
 * `M365TenantConfig.ps1` of Microsoft365DSC. Where the organization is given, its name stands as `$OrganizationName` in
 * every value that holds it.
 */
export function asDsc(sections: CmdletSections, organization?: string): string {
  const resources = dscResources(sections).map((resource) => written(resource, organization));
  return `# Generated with Microsoft365DSC version 1.26.218.1\r\nConfiguration M365TenantConfig\r\n{\r\n    $OrganizationName = $ConfigurationData.NonNodeData.OrganizationName\r\n    Node localhost\r\n    {\r\n${resources.join('')}    }\r\n}\r\n`;
}

/** `ConfigurationData.psd1`, which says what `$OrganizationName` stands for. */
function configurationData(organization: string): string {
  return `@{\r\n    AllNodes = @(\r\n        @{\r\n            NodeName                    = "localhost"\r\n            PSDscAllowPlainTextPassword = $true;\r\n        }\r\n    )\r\n    NonNodeData = @(\r\n        @{\r\n            # Tenant's default verified domain name\r\n            OrganizationName = "${organization}"\r\n        }\r\n    )\r\n}\r\n`;
}

/** Both files as Microsoft365DSC writes them under Windows PowerShell 5.1. */
export function dscFiles(sections: CmdletSections, organization: string): Files {
  return {
    'M365TenantConfig.ps1': utf16(asDsc(sections, organization)),
    'ConfigurationData.psd1': utf16(configurationData(organization)),
  };
}
