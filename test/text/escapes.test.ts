import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpan, escapeMarkdown } from '../../src/text/escape-markdown.ts';
import { quotePowerShell } from '../../src/text/escape-powershell.ts';
import { escapeSarif } from '../../src/text/escape-sarif.ts';
import { escapeTerminal } from '../../src/text/escape-terminal.ts';
import { quoteZoneText } from '../../src/text/escape-zone.ts';
import { relativeUri } from '../../src/text/uri.ts';
import { hasUnseen, visible } from '../../src/text/visible.ts';
import { hostileNames } from '../helpers/hostile-names.ts';

/** Names from the list, pieces of them put together, and random texts. */
const hostile = fc.oneof(
  fc.constantFrom(...hostileNames),
  fc
    .array(fc.constantFrom(...hostileNames.filter((name) => name.length < 60)), { maxLength: 4 })
    .map((all) => all.join('')),
  fc.string({
    unit: fc.constantFrom('#', ':', '[', ']', '(', ' ', '\t', '\\', '`', '|', 'vso', "'", '\u2019', 'a'),
    size: 'medium',
  }),
  fc.string({ unit: 'binary' }),
);

/** Every name of the list goes through every escaper, whatever the random ones are. */
const examples = hostileNames.map((name): [string] => [name]);

describe('escapeTerminal', () => {
  it.each([
    ['::add-mask::x', ': :add-mask::x'],
    [' ::add-mask::x', ' : :add-mask::x'],
    ['\u00a0::x', '\u00a0: :x'],
    [':::x', ': ::x'],
    ['fe80::1 ::2', 'fe80::1 ::2'],
    ['x ##vso[task.complete]', 'x # #vso[task.complete]'],
    ['##VSO[a]##[group]', '# #VSO[a]# #[group]'],
    ['###[a]', '## #[a]'],
    ['## heading', '## heading'],
  ])('shows %j as %j', (text, shown) => {
    expect(escapeTerminal(text)).toBe(shown);
  });

  it('lets no line be taken for a command, and no escape sequence through', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = escapeTerminal(text);
        expect(shown).not.toMatch(/##(?:vso)?\[/i);
        expect(shown.trimStart().startsWith('::')).toBe(false);
        expect(hasUnseen(shown)).toBe(false);
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('escapeSarif', () => {
  it.each([
    ['[text](http://x)', '\\[text\\]\\(http://x)'],
    ['](http://x)', '\\]\\(http://x)'],
    ['\\](x)', '\\\\\\]\\(x)'],
    ['f(x) [1] (2)', 'f(x) \\[1\\] (2)'],
    ['\u202e', '\\\\u{202e}'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeSarif(text)).toBe(escaped);
  });

  it('can be read back, and has no bracket that is not escaped', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeSarif(text);
        expect(escaped.replace(/\\(.)/gsu, '$1')).toBe(visible(text));
        expect(escaped.replace(/\\./gsu, '')).not.toMatch(/[[\]]/);
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('codeSpan', () => {
  it.each([
    ['plain name', '`plain name`'],
    ['`whoami`', '`` `whoami` ``'],
    ['a``b`c', '```a``b`c```'],
    ['a|b', '`a\\|b`'],
    ['a\\|b', '`a\\\u200b\\|b`'],
    ['line\r\nbreak\n', '` line break  `'],
    ['', '`  `'],
    [' ', '`   `'],
    ['<b>@everyone</b>', '`<b>@everyone</b>`'],
  ])('writes %j as %j', (text, span) => {
    expect(codeSpan(text)).toBe(span);
  });

  it('is one code span with the text in it, whatever the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const span = codeSpan(text);
        const fence = /^`+/.exec(span)?.[0] ?? '';
        const content = span.slice(fence.length, -fence.length);
        expect(span.endsWith(fence)).toBe(true);
        expect(content.split(/[^`]+/)).not.toContain(fence);
        expect(content).not.toMatch(/^`|`$|[\r\n]|(?<!\\)\|/);
        const stripped = /^ .*[^ ].* $/.test(content) ? content.slice(1, -1) : content;
        const shown = visible(text.replace(/\r\n|[\r\n]/g, ' '));
        expect(stripped.replaceAll('\\|', '|').replaceAll('\u200b|', '|').trim()).toBe(shown.trim());
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('escapeMarkdown', () => {
  it.each([
    ['plain name 2', 'plain name 2'],
    ['*bold* <b> `x`', '\\*bold\\* \\<b\\> \\`x\\`'],
    ['a|b\nc', 'a\\|b c'],
    ['[x](y)', '\\[x\\]\\(y\\)'],
    ['1. item', '1\\. item'],
    ['@everyone fixes #1', '\\@&#8203;everyone fixes \\#&#8203;1'],
    ['https://x www.x', 'https\\:&#8203;//x www&#8203;\\.x'],
    ['&lt;', '\\&lt;'],
  ])('writes %j as %j', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('can be read back, and leaves no character that means something', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = escapeMarkdown(text).replaceAll('&#8203;', '');
        const shown = visible(text.replace(/\r\n|[\r\n]/g, ' '));
        expect(escaped.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(shown);
        expect(escaped.replace(/\\./gsu, '')).not.toMatch(/[\\`*_{}[\]()<>#|~&@]/);
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('quotePowerShell', () => {
  it.each([
    ['plain name', "'plain name'"],
    ["it's", "'it''s'"],
    ['\u2018a\u2019\u201a\u201b', "'\u2018\u2018a\u2019\u2019\u201a\u201a\u201b\u201b'"],
    ['$(rm -rf /) `whoami` "x"', '\'$(rm -rf /) `whoami` "x"\''],
    ['', "''"],
  ])('writes %j as %j', (text, literal) => {
    expect(quotePowerShell(text)).toBe(literal);
  });

  it.each(['a\nb', '\u001b[0m', '\u202e', '\ud800', '\u2028', '\ufeff'])('refuses %j', (text) => {
    expect(quotePowerShell(text)).toBeUndefined();
  });

  it('is read back by the rules of PowerShell as the same text, and ends where it should', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literal = quotePowerShell(text);
        expect(literal === undefined).toBe(hasUnseen(text));
        if (literal === undefined) return;
        const inside = literal.slice(1, -1);
        expect(inside.replace(/['\u2018-\u201b]['\u2018-\u201b]/g, '')).not.toMatch(/['\u2018-\u201b]/);
        expect(inside.replace(/['\u2018-\u201b](['\u2018-\u201b])/g, '$1')).toBe(text);
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('relativeUri', () => {
  it.each([
    ['export/TransportRule.json', 'export/TransportRule.json'],
    ['.\\export\\Transport Rule.json', 'export/Transport%20Rule.json'],
    ['./a/./b', 'a/b'],
    ['../a', '../a'],
    ['//host/share', 'host/share'],
    ['C:\\a', 'C%3A/a'],
    ['a%0Ab#c?d', 'a%250Ab%23c%3Fd'],
    ['Prüfung.json', 'Pr%C3%BCfung.json'],
    ['\ud800', '%EF%BF%BD'],
  ])('writes %j as %j', (path, uri) => {
    expect(relativeUri(path)).toBe(uri);
  });

  it('is a relative reference of RFC 3986 that decodes to the path', () => {
    fc.assert(
      fc.property(hostile, (path) => {
        const uri = relativeUri(path);
        expect(uri).toMatch(/^(?:(?:[\w.!~*'()-]|%[0-9A-F]{2})+(?:\/(?!$)|$))*$/);
        const parts = path.toWellFormed().split(/[/\\]/);
        expect(decodeURIComponent(uri)).toBe(parts.filter((part) => part !== '' && part !== '.').join('/'));
      }),
      { numRuns: 1000, examples },
    );
  });
});

describe('quoteZoneText', () => {
  it.each([
    ['v=spf1 -all', '"v=spf1 -all"'],
    ['', '""'],
    ['a "b" \\c', String.raw`"a \"b\" \\c"`],
    ['x'.repeat(256), `"${'x'.repeat(255)}" "x"`],
  ])('writes a text as a zone file has it: %s', (text, written) => {
    expect(quoteZoneText(text)).toBe(written);
  });

  it('refuses what a reader could not see or copy', () => {
    for (const name of hostileNames.filter((one) => !/^[ -~]*$/.test(one))) expect(quoteZoneText(name)).toBeUndefined();
    expect(quoteZoneText('v=spf1\u00a0-all')).toBeUndefined();
    expect(quoteZoneText('v=spf1\n-all')).toBeUndefined();
  });

  it('can be read back', () => {
    const written = fc.string({ unit: fc.constantFrom('"', '\\', ' ', 'a', ';'), maxLength: 600 });
    const read = (zone: string): string =>
      [...zone.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, one = '']) => one.replace(/\\(.)/g, '$1')).join('');
    fc.assert(fc.property(written, (text) => read(quoteZoneText(text) ?? '') === text));
    expect(read(quoteZoneText('" "') ?? '')).toBe('" "');
  });
});
