import { reservedKind } from '../../mail/reserved.ts';

/**
 * Whether an entry of an address list lies where no host on the internet has an address. Examples are made of
 * documentation addresses, which stand for real ones.
 */
export function isUnreachable(entry: string): boolean {
  const kind = reservedKind(entry);
  return kind !== undefined && kind !== 'documentation';
}
