import { isIpLiteral, normalizeHost } from '../mail/host.ts';

const LONGEST = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * The host name in lower case and A-labels, or undefined when the text is none: fewer than two labels, a label that
 * DNS cannot hold, or an address. Underscores are allowed, since names of SPF records have them.
 */
export function hostName(text: string): string | undefined {
  const name = normalizeHost(text);
  const labels = name.split('.');
  if (labels.length < 2 || name.length > LONGEST || isIpLiteral(name)) {
    return undefined;
  }
  return labels.every((label) => LABEL.test(label)) ? name : undefined;
}
