import { createHash } from 'node:crypto';

const day = 86_400_000;
/** 2023-02-01T06:00:00Z. */
const firstDay = 1_675_231_200_000;

function digest(kind: string, name: string): string {
  return createHash('sha256').update(`${kind}/${name}`).digest('hex');
}

/** A version 4 shaped GUID that depends on kind and name alone. */
export function guidOf(kind: string, name: string): string {
  const hex = digest(kind, name);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

/**
 * Time of creation or of the last change, made of kind and name: created within two years from 2023-02-01, changed
 * within twenty months after that, so never later than the summer of 2026.
 */
export function instantOf(event: 'created' | 'changed', kind: string, name: string): string {
  const hex = digest(kind, name);
  const created =
    firstDay + Number.parseInt(hex.slice(32, 38), 16) * 1000 + (Number.parseInt(hex.slice(38, 42), 16) % 500) * day;
  const changed =
    created + Number.parseInt(hex.slice(42, 48), 16) * 1000 + (Number.parseInt(hex.slice(48, 52), 16) % 400) * day;
  return `${new Date(event === 'created' ? created : changed).toISOString().slice(0, 19)}Z`;
}
