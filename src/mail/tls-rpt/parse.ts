import { parseTagList, withoutBlanks } from '../tag-list.ts';
import type { TlsRptProblem, TlsRptRecord } from './tls-rpt.ts';

const VERSION = /^v=TLSRPTv1[ \t]*;/;
const FIELD_NAME = /^[a-z0-9][a-z0-9_.-]{0,31}$/i;
const MAILTO = /^mailto:[\x21-\x7e]+@[a-z0-9_.-]+(?:\?[\x21-\x7e]*)?$/i;
const HTTPS = /^https:\/\/[a-z0-9[][\x21-\x7e]*$/i;
const ENCODED = /[,!;]/;

/** Whether senders take the text for a record: it begins with `v=TLSRPTv1;`, in this case (RFC 8460, section 3). */
export function isTlsRptRecord(text: string): boolean {
  return VERSION.test(text);
}

/** Reads the record of a domain (RFC 8460, section 3); fields that the RFC does not know are allowed. Never throws. */
export function parseTlsRpt(text: string): TlsRptRecord {
  const [, ...fields] = parseTagList(text);
  const problems = new Set<TlsRptProblem>();
  if (fields.some(({ name, value }) => !FIELD_NAME.test(name) || value === undefined)) problems.add('malformed');
  const reports = fields.filter(({ name }) => name === 'rua');
  if (reports.length > 1) problems.add('malformed');
  const rua = entries(reports[0]?.value ?? '');
  if (rua.length === 0) problems.add('rua-missing');
  if (!rua.every(isReportUri)) problems.add('rua-invalid');
  return { text, rua, problems: [...problems] };
}

function entries(value: string): readonly string[] {
  if (value === '') return [];
  return value.split(',').map((entry) => {
    const { start, end } = withoutBlanks(entry, 0, entry.length);
    return entry.slice(start, end);
  });
}

/** Commas, exclamation marks and semicolons have to be percent-encoded. */
function isReportUri(uri: string): boolean {
  return (MAILTO.test(uri) || HTTPS.test(uri)) && !ENCODED.test(uri);
}
