import { statSync, type Stats } from 'node:fs';

/** What lies at a path, links followed; undefined when there is nothing or it cannot be looked at. */
export function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
