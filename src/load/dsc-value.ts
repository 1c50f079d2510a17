import { unread } from '../model/index.ts';
import type { Located } from '../text/located.ts';
import { type Computed, isComputed, partsOf } from '../text/powershell-value.ts';
import { withoutOrganization } from './organization-name.ts';

/** What a configuration calls the name of the organization, in lower case. */
const names: ReadonlySet<string> = new Set(['organizationname', 'configurationdata.nonnodedata.organizationname']);

/** What stands for a value that PowerShell would compute: a text that lacks the name of the organization, else nothing known. */
export function dscStandIn(value: Computed): unknown {
  const parts = partsOf(value);
  const pieces = [''];
  for (const part of parts ?? []) {
    if (typeof part === 'string') pieces.push(`${pieces.pop() ?? ''}${part}`);
    else if (names.has(part.variable.toLowerCase())) pieces.push('');
    else return unknownExpression;
  }
  return parts === undefined ? unknownExpression : withoutOrganization(pieces);
}

const unknownExpression = unread(
  'undetermined',
  'it is an expression or variable of PowerShell, which mxlint does not run',
);

/** The name of an organization, where a value is one as it stands. */
export function organizationIn({ value }: Located): string | undefined {
  if (typeof value !== 'string' || isComputed(value)) return undefined;
  const name = value.trim();
  return /^[^\s.@]+(?:\.[^\s.@]+)+$/.test(name) ? name : undefined;
}
