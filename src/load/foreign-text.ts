import { visible } from '../text/visible.ts';
import { EXPORT_AS_JSON, exportInstead, foreignMessage, OWN_CONFIG, PASS_CONFIG } from './foreign-tool.ts';
import { kindInText } from './object-kind.ts';

interface ForeignText {
  readonly what: string;
  readonly pattern: RegExp;
  readonly advice?: (text: string) => string;
}

/** Enough to recognize a format, little enough that no pattern takes long. */
const HEAD_LENGTH = 8000;

const exportKind = (text: string): string => exportInstead(kindInText(text));

/** From the most to the least telling; tried on the beginning of the text. */
const table: readonly ForeignText[] = [
  {
    what: OWN_CONFIG,
    pattern: /^\s*(?:\/\/|\/\*|\{)[^]*"(?:services"\s*:\s*\[|\$schema"\s*:\s*"[^"\r\n]*config\.schema\.json")/,
    advice: () => PASS_CONFIG,
  },
  {
    what: 'output of Export-Clixml, and this version reads JSON',
    pattern: /^\s*(?:#< CLIXML\s+)?(?:<\?xml[^>]*>\s*)?<Objs\b/i,
    advice: () =>
      'Convert it in PowerShell: `Import-Clixml FILE.xml | ConvertTo-Json -Depth 6 | Set-Content -Encoding utf8 FILE.json`.',
  },
  {
    what: 'a rule collection of Export-TransportRuleCollection, and this version reads JSON',
    pattern: /^\s*(?:<\?xml[^>]*>\s*)?<rules\b[^>]*\bname\s*=/i,
    advice: () => exportInstead('TransportRule'),
  },
  {
    what: 'a DMARC aggregate report, which tells what receivers saw and not how the tenant is configured',
    pattern: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<feedback\b/i,
  },
  { what: 'a web page', pattern: /^\s*(?:<!doctype html|<html)\b/i },
  { what: 'an XML document, and this version reads JSON', pattern: /^\s*<[?!a-z]/i },
  {
    what: 'a configuration of Microsoft365DSC, and this version reads JSON',
    pattern: /^[ \t]*Configuration[ \t]+\w+|\bImport-DscResource\b|\binstance of MSFT_|^[ \t]*EXO\w+[ \t]+\S+\s*\{/im,
  },
  {
    what: 'the error message of a PowerShell command and not its output',
    pattern: /\bis not recognized as (?:the|a) name of a cmdlet\b|\bFullyQualifiedErrorId\b/,
    advice: () => 'Connect with an account that is Global Reader (Connect-ExchangeOnline) and run the command again.',
  },
  {
    what: 'JSON behind a warning or message of PowerShell',
    pattern: /^.{0,20}(?:WARNING|VERBOSE|DEBUG): /s,
    advice: () =>
      'Delete the lines in front of the first bracket, or write to the file with Set-Content instead of redirecting the whole session.',
  },
  {
    what: 'a Markdown document, and this version reads JSON',
    pattern: /^\s*#{1,6}[ \t]\S.*\r?\n[ \t]*\r?\n|^```/,
  },
  {
    what: 'output of Format-Table, which leaves most properties out',
    pattern: /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/m,
    advice: exportKind,
  },
  {
    what: 'a message trace, which tells what happened to messages',
    pattern: /^.{0,40}\b(?:message_trace_id|origin_timestamp_utc|MessageTraceId)\b.*[,;\t]/i,
  },
  {
    what: 'a table of findings, as Prowler and Monkey365 write it: verdicts and not the configuration itself',
    pattern: /^.*\bSTATUS_EXTENDED\b.*[,;\t]/i,
  },
  {
    what: 'output of Export-Csv, in which lists are lost',
    pattern: /^(?:#TYPE .*|"[^"\r\n]*"(?:[,;\t]"[^"\r\n]*")+|\w+(?:[,;\t]\w+){2,})[ \t]*\r?$/m,
    advice: exportKind,
  },
  {
    what: 'output of Format-List, in which lists are cut after four entries',
    pattern: /^[ \t]*[A-Za-z]\w*[ \t]+:[ \t]/m,
    advice: exportKind,
  },
  {
    what: 'a YAML document, and this version reads JSON',
    pattern: /^\s*(?:#.*\r?\n\s*)*(?:---[ \t]*(?:\r?\n|$)|(?!(?:error|warning|note):)[a-z_][\w.-]*:(?:\s|$))/i,
  },
];

/** Recognizes texts of other tools and of other ways to write PowerShell output; the answer says what to do instead. */
export function foreignText(text: string): string | undefined {
  const head = text.slice(0, HEAD_LENGTH);
  const found = table.find(({ pattern }) => pattern.test(head));
  return found === undefined ? undefined : foreignMessage(found.what, found.advice?.(head) ?? EXPORT_AS_JSON);
}

/** First bytes of an SQLite 3 database (SQLite file format, 1.3). */
const SQLITE = new TextEncoder().encode('SQLite format 3\0');

function startsWith(bytes: Uint8Array, beginning: Uint8Array): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

/** Recognizes archives and the like by their first bytes. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0x50 && second === 0x4b && (third === 3 || third === 5) && (fourth === 4 || fourth === 6)) {
    return foreignMessage('a zip archive or an Office document', 'Unpack it and pass the JSON files.');
  }
  if (startsWith(bytes, SQLITE)) {
    return foreignMessage('an SQLite database', EXPORT_AS_JSON);
  }
  if (first === 0x1f && second === 0x8b) {
    return foreignMessage('a gzip archive', 'Unpack it and pass the JSON files.');
  }
  return undefined;
}

/** Words the refusal of bytes that are no text; `problem` starts in lower case and has no full stop. */
export function noText(problem: string): string {
  return `The file cannot be read: ${visible(problem)}. ${EXPORT_AS_JSON}`;
}
