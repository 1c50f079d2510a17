import { parseTagList } from '../tag-list.ts';
import type { StsRecord, StsRecordProblem } from './mta-sts.ts';

const VERSION = /^v=STSv1[ \t]*;/;
const ID = /^[a-z0-9]{1,32}$/i;
const FIELD_NAME = /^[a-z0-9][a-z0-9_.-]{0,31}$/i;
const FIELD_VALUE = /^[\x21-\x3a\x3c\x3e-\x7e]+$/;

/** Whether senders take the text for a record: it begins with `v=STSv1;`, in this case (RFC 8461, section 3.1). */
export function isStsRecord(text: string): boolean {
  return VERSION.test(text);
}

/** Reads the record of a domain (RFC 8461, section 3.1); fields that the RFC does not know are allowed. Never throws. */
export function parseStsRecord(text: string): StsRecord {
  const [, ...fields] = parseTagList(text);
  const problems = new Set<StsRecordProblem>();
  for (const { name, value } of fields) {
    const isField = FIELD_NAME.test(name) && value !== undefined && FIELD_VALUE.test(value);
    if (!isField && name !== 'id') problems.add('malformed');
  }
  const [id, ...others] = fields.filter(({ name }) => name === 'id').map(({ value }) => value ?? '');
  if (id === undefined) problems.add('id-missing');
  else if (!ID.test(id)) problems.add('id-invalid');
  if (others.length > 0) problems.add('id-duplicate');
  return { text, id, problems: [...problems] };
}
