import type { DataValue, Finding } from '../../src/analyze/rules/finding.ts';
import { isSecret } from '../../src/analyze/secret.ts';

function textOf(value: DataValue | undefined): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isSecret(value)) return value.label;
  return value.map((one) => textOf(one)).join(', ');
}

/** The message of a finding as plain text, for tests of rules: no escaping, so that the data can be compared. */
export function renderPlain(finding: Finding): string {
  const { template, data } = finding.message;
  return template.replace(/\{(\w+)\}/g, (_, slot: string) => textOf(data[slot]));
}
