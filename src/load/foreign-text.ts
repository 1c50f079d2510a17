import type { SectionKind } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { EXPORT_AS_JSON, exportInstead, foreignMessage, OWN_CONFIG, PASS_CONFIG } from './foreign-tool.ts';
import { kindInText } from './object-kind.ts';

interface ForeignText {
  readonly what: string;
  readonly pattern: RegExp;
  readonly advice?: (text: string, claim: SectionKind | undefined) => string;
}

/** Enough to recognize a format, little enough that no pattern takes long. */
const HEAD_LENGTH = 8000;

const exportKind = (text: string, claim: SectionKind | undefined): string => exportInstead(kindInText(text) ?? claim);

/** From the most to the least telling; tried on the beginning of the text. */
const table: readonly ForeignText[] = [
  {
    what: OWN_CONFIG,
    pattern: /^\s*(?:\/\/|\/\*|\{)[^]*"(?:services"\s*:\s*\[|\$schema"\s*:\s*"[^"\r\n]*config\.schema\.json")/,
    advice: () => PASS_CONFIG,
  },
  {
    what: 'a DMARC aggregate report, which tells what receivers saw and not how the tenant is configured',
    pattern: /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)?<feedback\b/i,
  },
  { what: 'a web page', pattern: /^\s*(?:<!doctype html|<html)\b/i },
  {
    what: 'an XML document, and neither output of Export-Clixml nor a collection of mail flow rules',
    pattern: /^\s*<[?!a-z]/i,
  },
  {
    what: 'the error message of a PowerShell command and not its output',
    pattern: /\bis not recognized as (?:the|a) name of a cmdlet\b|\bFullyQualifiedErrorId\b/,
    advice: () => 'Connect with an account that is Global Reader (Connect-ExchangeOnline) and run the command again.',
  },
  {
    what: 'a script of PowerShell and not the output of one',
    pattern:
      /^[ \t]*(?:#requires\b|#!.*\bpwsh\b|param[ \t]*\(|\[CmdletBinding\(|function[ \t]+[\w-]+[ \t]*[({]|(?:Import-Module|Connect-ExchangeOnline|(?:Get|New|Set)-(?:TransportRule|InboundConnector|OutboundConnector))\b)/im,
    advice: () => `Run it, and pass what it writes. ${EXPORT_AS_JSON}`,
  },
  {
    what: 'what a PowerShell command printed beside its output: warnings or messages alone',
    pattern:
      /^\s{0,20}(?:WARNING|VERBOSE|DEBUG|WARNUNG|AVERTISSEMENT|ADVERTENCIA|AVVISO|AVISO|WAARSCHUWING|VARNING) ?: /,
    advice: (text, claim) => `Run the command again, and read what it warns of. ${exportKind(text, claim)}`,
  },
  {
    what: 'a Markdown document, from which no export can be told',
    pattern: /^\s*#{1,6}[ \t]\S.*\r?\n[ \t]*\r?\n|^```/,
  },
  {
    what: 'output of Format-Table, which leaves most properties out and cuts the others off',
    pattern: /^[ \t]*-{2,}(?:[ \t]+-{2,})+[ \t]*$/m,
    advice: exportKind,
  },
  {
    what: 'a message trace, which tells what happened to messages and not how the tenant is configured',
    pattern: /^.{0,40}\b(?:message_trace_id|origin_timestamp_utc|MessageTraceId)\b.*[,;\t]/i,
  },
  {
    what: 'a table of findings, as Prowler and Monkey365 write it: verdicts and not the configuration itself',
    pattern: /^.*\bSTATUS_EXTENDED\b.*[,;\t]/i,
  },
  {
    what: 'a table, and its columns are not the properties of a cmdlet that mxlint reads',
    pattern: /^(?:#TYPE .*|"[^"\r\n]*"(?:[,;\t]"[^"\r\n]*")+|\w+(?:[,;\t]\w+){2,})[ \t]*\r?$/m,
    advice: exportKind,
  },
  {
    what: 'output of Format-List, and its properties are not those of a cmdlet that mxlint reads',
    pattern: /^[ \t]*[A-Za-z]\w*[ \t]+:[ \t]/m,
    advice: exportKind,
  },
  {
    what: 'a YAML document, which no cmdlet writes',
    pattern: /^\s*(?:#.*\r?\n\s*)*(?:---[ \t]*(?:\r?\n|$)|(?!(?:error|warning|note):)[a-z_][\w.-]*:(?:\s|$))/i,
  },
];

/** What of other texts is recognized and refused, for the documentation. */
export function foreignTextKinds(): readonly string[] {
  return table.map(({ what }) => what);
}

/**
 * Recognizes texts of other tools and of other ways to write PowerShell output; the answer says what to do instead.
 * `claim`: the section that the file's name claims, where the text does not show one.
 */
export function foreignText(text: string, claim?: SectionKind): string | undefined {
  const head = text.slice(0, HEAD_LENGTH);
  const found = table.find(({ pattern }) => pattern.test(head));
  return found === undefined ? undefined : foreignMessage(found.what, found.advice?.(head, claim) ?? EXPORT_AS_JSON);
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
    return foreignMessage('a zip archive or an Office document', 'Unpack it and pass the files in it.');
  }
  if (startsWith(bytes, SQLITE)) {
    return foreignMessage('an SQLite database', EXPORT_AS_JSON);
  }
  if (first === 0x1f && second === 0x8b) {
    return foreignMessage('a gzip archive', 'Unpack it and pass the file in it.');
  }
  return undefined;
}

/** Words the refusal of bytes that are no text; `problem` starts in lower case and has no full stop. */
export function noText(problem: string): string {
  return `The file cannot be read: ${visible(problem)}. ${EXPORT_AS_JSON}`;
}
