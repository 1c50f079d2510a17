import type { Property } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { lostToDepth, nullUnknown, type Outcome, wrongType } from './outcome.ts';
import { readDate } from './read-date.ts';
import { readList } from './read-list.ts';
import { isLost, unwrap } from './unwrap.ts';

type Value = boolean | number | string | readonly string[] | null;

type Choice = Extract<Property, { readonly values: readonly string[] }>;

const SHOWN_VALUE = 60;

/** Reads a raw value as its property's type says. A value that is not understood is never replaced by a default. */
export function readValue(property: Property, raw: unknown): Outcome<Value> {
  const value = unwrap(raw);
  switch (property.type) {
    case 'bool':
      return value === null ? nullUnknown : readBoolean(value);
    case 'flag':
      return value === null ? { value: false } : readBoolean(value);
    case 'tristate':
      return value === null ? { value: null } : readBoolean(value);
    case 'text':
      return readText(value);
    case 'list':
      return readList(value);
    case 'integer':
      return readInteger(value);
    case 'date':
      return readDate(value);
    case 'choice':
      return value === null ? nullUnknown : readChoice(property, value);
    case 'optional-choice':
      return value === null || isBlank(value) ? { value: null } : readChoice(property, value);
  }
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

function readBoolean(value: unknown): Outcome<boolean> {
  if (typeof value === 'boolean') {
    return { value };
  }
  if (typeof value !== 'string') {
    return wrongType('true or false', value);
  }
  switch (value.trim().toLowerCase()) {
    case 'true':
      return { value: true };
    case 'false':
      return { value: false };
    default:
      return isLost(value) ? lostToDepth : wrongType('true or false', value);
  }
}

function readText(value: unknown): Outcome<string | null> {
  if (value === null) {
    return { value };
  }
  if (typeof value === 'number') {
    return { value: String(value) };
  }
  if (typeof value !== 'string') {
    return wrongType('text', value);
  }
  return isLost(value) ? lostToDepth : { value };
}

function readInteger(value: unknown): Outcome<number | null> {
  if (value === null || isBlank(value)) {
    return { value: null };
  }
  const number = typeof value === 'string' && /^\s*-?\d{1,20}\s*$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || (!Number.isInteger(number) && Number.isFinite(number))) {
    return typeof value === 'string' && isLost(value) ? lostToDepth : wrongType('a whole number', value);
  }
  // Adding zero turns -0 into 0.
  return Number.isSafeInteger(number)
    ? { value: number + 0 }
    : { reason: 'unknown-value', detail: 'the number is larger than can be read exactly' };
}

/** A number stands for a name only where the table of the property says so; names of the same number differ by property. */
function readChoice({ values, numbers }: Choice, value: unknown): Outcome<string> {
  if (typeof value === 'number') {
    const name = numbers?.[value];
    if (name !== undefined) return { value: name };
    const detail = `the export has the number ${value} instead of a name`;
    return { reason: 'unknown-value', detail };
  }
  if (typeof value !== 'string') {
    return wrongType(`one of ${values.join(', ')}`, value);
  }
  const wanted = value.trim().toLowerCase();
  const found = values.find((one) => one.toLowerCase() === wanted);
  if (found !== undefined) {
    return { value: found };
  }
  return isLost(value)
    ? lostToDepth
    : { reason: 'unknown-value', detail: `"${visible(value, SHOWN_VALUE)}" is none of ${values.join(', ')}` };
}
