import type { ObjectOf } from '../../model/index.ts';

/** The default policy of the connection filter, of which a tenant has one; exports that lack the mark name it `Default`. */
export function isDefaultPolicy({ IsDefault: mark, name }: ObjectOf['HostedConnectionFilterPolicy']): boolean {
  return mark.known ? mark.value : name.toLowerCase() === 'default';
}
