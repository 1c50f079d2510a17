import type { CmdletObject } from './cmdlet-object.ts';

/** What a `System.Version` of one significant number becomes in JSON. */
export function versionObject(major: number): CmdletObject {
  return { Major: major, Minor: 0, Build: 0, Revision: 0, MajorRevision: 0, MinorRevision: 0 };
}
