import { actionNames, exceptionOf, predicateNames } from '../../../src/model/index.ts';
import type { Cmdlet } from './cmdlet-sections.ts';

const parameters: ReadonlySet<string> = new Set<string>([
  'Name',
  'Mode',
  'Comments',
  ...predicateNames,
  ...predicateNames.map((name) => exceptionOf(name)),
  ...actionNames,
]);

function argument(value: unknown): string {
  if (Array.isArray(value)) return value.map(argument).join(',');
  if (typeof value === 'boolean') return `$${value}`;
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll(/['‘’]/g, '$&$&')}'`;
}

function commandOf(rule: Cmdlet): string {
  const set = Object.entries(rule).filter(([name, value]) => parameters.has(name) && value !== null && value !== false);
  const enabled = rule['State'] === 'Disabled' ? ' -Enabled $false' : '';
  return `New-TransportRule ${set.map(([name, value]) => `-${name} ${argument(value)}`).join(' ')}${enabled}`;
}

function attribute(value: unknown): string {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** Mail flow rules, given as the cmdlet prints them, as `Export-TransportRuleCollection` writes them (exports.md 4.8). */
export function asRuleCollection(rules: readonly Cmdlet[]): string {
  const elements = rules.map(
    (rule) =>
      `  <rule name="${attribute(rule['Name'])}" id="${attribute(rule['Guid'])}" format="cmdlet">\r\n    <version requiredMinVersion="15.0.3.0">\r\n      <commandBlock><![CDATA[${commandOf(rule)}]]></commandBlock>\r\n    </version>\r\n  </rule>\r\n`,
  );
  return `<?xml version="1.0" encoding="utf-16" standalone="yes"?>\r\n<rules name="TransportVersioned">\r\n${elements.join('')}</rules>`;
}
