const LONGEST_NAME = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

/** True for a name of at least two labels of letters, digits, hyphens and underscores, without final dot (RFC 1035, section 2.3). */
export function isDomainName(text: string): boolean {
  const labels = text.split('.');
  return text.length <= LONGEST_NAME && labels.length > 1 && labels.every((label) => LABEL.test(label));
}
