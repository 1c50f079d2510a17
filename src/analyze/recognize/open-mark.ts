import type { ServiceView } from './service-view.ts';

/**
 * The field of the profile that leaves open by which header processed mail is known; undefined when it is settled. A
 * service that sets no header of its own may still be known by that of the tenant.
 */
export function openMark({
  profile: { headers },
}: Pick<ServiceView, 'profile'>): 'headers.processed' | 'headers.tenant' | undefined {
  if (headers.processed === null) return 'headers.processed';
  return headers.processed === 'none' && headers.tenant === null ? 'headers.tenant' : undefined;
}
