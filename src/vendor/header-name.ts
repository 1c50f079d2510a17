import type { HeaderUse } from './profile.ts';

/** The name of a header of the service; undefined where it is not known, and where the service uses none. */
export function headerName(header: HeaderUse | null): string | undefined {
  return header === null || header === 'none' ? undefined : header.name;
}
