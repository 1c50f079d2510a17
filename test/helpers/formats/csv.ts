import type { Cmdlet } from './cmdlet-sections.ts';
import { printed } from './printed.ts';

/**
 * `Export-Csv` of Windows PowerShell 5.1: everything in quotes but null (exports.md 4.6). `join`: what stands between the
 * entries of lists that were joined by hand, without it they are lost; `type`: the .NET type that is named in front.
 */
export function asCsv(objects: readonly Cmdlet[], join?: string, type?: string): string {
  const [first] = objects;
  const names = Object.keys(first ?? {});
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const field = (value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (!Array.isArray(value)) return quote(printed(value));
    return quote(join === undefined ? 'System.Object[]' : value.map(printed).join(join));
  };
  const rows = objects.map((object) => names.map((name) => field(object[name])).join(','));
  const head = type === undefined ? [] : [`#TYPE ${type}`];
  return [...head, names.map(quote).join(','), ...rows, ''].join('\r\n');
}
