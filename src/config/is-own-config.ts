import { parseJsonc } from './jsonc.ts';

const SCHEMA = /(?:^|\/)config\.schema\.json$/;

/**
 * Whether a text is a configuration of this program, right or wrong in its parts: a JSON object, comments allowed, with
 * services or with the address of our schema.
 */
export function isOwnConfig(text: string): boolean {
  const read = parseJsonc(text);
  if (!read.ok || typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) return false;
  const members = new Map<string, unknown>(Object.entries(read.value));
  const schema = members.get('$schema');
  return Array.isArray(members.get('services')) || (typeof schema === 'string' && SCHEMA.test(schema));
}
