const CONTROL: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['e', '\u001b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const CODE = /x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|c([A-Za-z])/y;

/**
 * Reads the escape whose backslash is at `at` when it stands for one character in a .NET regular expression:
 * `\-`, `\t`, `\x2d`, `\u002d`, `\cI`. `end` is where the pattern goes on. Undefined for classes, anchors,
 * back-references (`\1`, `\k<a>`, `\<a>`), octal codes and escapes .NET does not know.
 */
export function readCharacterEscape(pattern: string, at: number): { character: string; end: number } | undefined {
  const start = at + 1;
  const code = matchAt(CODE, pattern, start);
  if (code !== null) {
    const [text, hex, unicode, letter = ''] = code;
    const value = letter === '' ? Number.parseInt(hex ?? unicode ?? '', 16) : letter.toUpperCase().charCodeAt(0) - 64;
    return { character: String.fromCharCode(value), end: start + text.length };
  }
  const next = pattern.codePointAt(start);
  if (next === undefined || isNamedReference(pattern, start)) {
    return undefined;
  }
  const typed = String.fromCodePoint(next);
  const character = CONTROL.get(typed) ?? (isWordCharacter(typed) ? undefined : typed);
  return character === undefined ? undefined : { character, end: start + typed.length };
}

/** `<name>` or `'name'`. The categories stand where they are needed: V8 takes a millisecond to compile them. */
function isNamedReference(pattern: string, at: number): boolean {
  const opening = pattern.charAt(at);
  if (opening !== '<' && opening !== "'") return false;
  return matchAt(/<[\p{L}\p{Mn}\p{Nd}\p{Pc}]+>|'[\p{L}\p{Mn}\p{Nd}\p{Pc}]+'/uy, pattern, at) !== null;
}

function isWordCharacter(character: string): boolean {
  return /^[ -~]$/.test(character) ? /\w/.test(character) : /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u.test(character);
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at;
  return expression.exec(text);
}
