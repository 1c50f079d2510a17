import { normalizeHost } from '../host.ts';

const LONGEST_NAME = 253;
const LONGEST_LABEL = 63;
const NON_ASCII = /\P{ASCII}/u;

/**
 * The name to ask for, lower case without a final dot; names that are too long lose labels from the left (RFC 7208,
 * section 7.3). Undefined when a label is empty or too long: no record can have such a name.
 */
export function targetName(text: string): string | undefined {
  const name = withoutDot(text.toLowerCase());
  const fitting = name.length > LONGEST_NAME ? shortened(name) : name;
  return hasGoodLabels(fitting) ? fitting : undefined;
}

/** The domain that is checked first, with A-labels; undefined when RFC 7208, section 4.3, calls it malformed. */
export function initialDomain(text: string): string | undefined {
  const name = withoutDot(asciiName(text).toLowerCase());
  if (name.length > LONGEST_NAME || !name.includes('.') || /[\p{Cc} [\]@]/u.test(name)) return undefined;
  return hasGoodLabels(name) ? name : undefined;
}

/** International labels as A-labels (RFC 8616, section 4); ASCII stays as it is. */
export function asciiName(text: string): string {
  return NON_ASCII.test(text) ? normalizeHost(text) : text;
}

function withoutDot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name;
}

function shortened(name: string): string {
  const dot = name.indexOf('.', name.length - LONGEST_NAME - 1);
  return name.slice(dot + 1);
}

function hasGoodLabels(name: string): boolean {
  let start = 0;
  while (start <= name.length) {
    const dot = name.indexOf('.', start);
    const end = dot === -1 ? name.length : dot;
    if (end === start || end - start > LONGEST_LABEL) return false;
    start = end + 1;
  }
  return true;
}
