import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import { withOrganizationNames } from '../../src/load/organization-name.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import { pointer } from '../../src/text/pointer.ts';
import { normalize } from '../../src/normalize/normalize.ts';

const bases: Readonly<Record<string, string>> = {
  'a rule collection': `<?xml version="1.0" encoding="utf-16"?>\n<rules name="TransportVersioned"><rule name="a" id="5a4df25f-70d4-4318-99d4-b7ed15621e34" format="cmdlet"><version requiredMinVersion="15.0.3.0"><commandBlock><![CDATA[New-TransportRule -Name 'it''s' -Comments '\n' -From 'a','b' -SentTo @('a') -SetSCL -1 -HeaderContainsWords $x -Quarantine -Enabled:$false]]></commandBlock></version></rule></rules>`,
  'a configuration': `# Generated with Microsoft365DSC version 1.26.218.1\nConfiguration A\n{\n param (\n )\n $OrganizationName = "contoso.com"\n Node localhost\n {\n EXOTransportRule "a"\n {\n Name = "He said “yes” \`"a\`" ""b""";\n From = @("a","b");\n PrependSubject = "$OrganizationName $($x)";\n Comments = @"\nx\n"@;\n X = MSFT_Y{ a = "b" }\n Z = @{ a = 'b'; c = 1 };\n Enabled = $True;\n }\n if ($a) { EXOArcConfig "b" { } } <# c #> # d\n }\n}\n`,
  data: `@{ AllNodes = @( @{ NodeName = "localhost" } ) # a\n NonNodeData = @( @{ OrganizationName = "contoso.com" } ) }`,
  'a compiled configuration': `/* a */\ninstance of MSFT_EXOTransportRule as $a\n{\n Name = "a\\"\\x0041";\n From = {"a", "b"};\n Enabled = True;\n Priority = -1;\n Credential = $b; // c\n};\ninstance of OMI_ConfigurationDocument\n{\n Version="2.0.0";\n};\n`,
};

const tokens =
  `" ' \` “ ’ $ $( @( @{ { } ( ) , ; = # <# #> -A \\ \\x // /* */ < > & ]]> <![CDATA[ $OrganizationName`.split(' ');
const token = fc.constantFrom(...tokens, ' ', '\n', '\r\n', '\0', '\ud800', '@"\n', '\n"@', '__proto__ = 1');

interface Change {
  readonly at: number;
  readonly removed: number;
  readonly put: string;
}

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.oneof(fc.constant(0), fc.nat(40)),
    put: fc.oneof(
      token,
      fc.array(token, { maxLength: 5 }).map((some) => some.join('')),
      fc.string({ maxLength: 4 }),
    ),
  }),
  { minLength: 1, maxLength: 5 },
);

function changed(text: string, { at, removed, put }: Change): string {
  const start = Math.floor(at * text.length);
  return text.slice(0, start) + put + text.slice(start + removed);
}

/** What is wrong with how a file is read: a refusal without a word, or a place outside of the file; undefined when nothing is. */
function faultIn(text: string): string | undefined {
  const file = load({ path: 'a.txt', bytes: new TextEncoder().encode(text) }, textFormats);
  if (!('source' in file)) return file.diagnostics.length === 0 ? 'refused without a diagnostic' : undefined;
  for (const section of Object.values(normalize(withOrganizationNames([file])).tenant)) {
    for (const object of section.state === 'missing' ? [] : section.objects) {
      for (const name of Object.keys(Object.getPrototypeOf(object) as object)) Reflect.get(object, name);
    }
  }
  const pointers = file.records.flatMap(({ pointer: at, raw }) => Object.keys(raw).map((name) => at + pointer(name)));
  const spans = [...file.notation.spansOf(file.text, pointers).values()];
  const isInside = spans.every(({ start, end }) => start >= 0 && start <= end && end <= file.text.length);
  return isInside && file.notation.readings(file.text).some((one) => one === file.text)
    ? undefined
    : 'a place is wrong';
}

describe('changed scripts', () => {
  it.each(Object.entries(bases))('%s neither throws nor has places outside of the file', (_, base) => {
    expect(faultIn(base)).toBeUndefined();
    const result = fc.check(
      fc.property(changes, (some) => faultIn(some.reduce(changed, base)) === undefined),
      { numRuns: 300 },
    );
    expect(result.failed && JSON.stringify([result.counterexample, String(result.errorInstance)])).toBe(false);
  });

  it.each([
    ...['A = @(', 'A = @{a=', 'A = “x ', 'A = "x”;\n', 'A = "$(', 'A = "a "b" c"\n', 'A = 1,', ',', 'A = `'].map(
      (text) => [text, (many: string) => `Configuration A {\nEXOTransportRule a {\n${many}\n}\n}`] as const,
    ),
    ...["-A 'b'c ", "-A 'b' ", '-A (', '’ ', '-A $x.', "'a',"].map(
      (text) =>
        [
          text,
          (many: string) =>
            `<rules name="TransportVersioned"><rule name="a" id="b" format="cmdlet"><version><commandBlock><![CDATA[New-TransportRule -A '${many}]]></commandBlock></version></rule></rules>`,
        ] as const,
    ),
    ...['""', '/**/', '{', 'A = {', '//\n', 'A = 1;\n'].map(
      (text) => [text, (many: string) => `instance of MSFT_EXOTransportRule\n{\n${many}\n};`] as const,
    ),
  ])('%j again and again takes no longer than its length', (text, around) => {
    const start = performance.now();
    expect(faultIn(around(text.repeat(100_000 / text.length)))).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

const letters = fc.constantFrom(...'ab "\'`$;,(){}@#=\\\n-<>&“”’‘é'.split(''));
const written = fc.array(letters, { maxLength: 12 }).map((some) => some.join(''));

const scripts: Readonly<Record<string, (text: string) => string>> = {
  'a rule collection': (text) =>
    `<rules name="TransportVersioned"><rule name="a" id="b" format="cmdlet"><version><commandBlock><![CDATA[New-TransportRule -Name 'a' -PrependSubject '${text.replaceAll("'", "''")}' -Mode Audit]]></commandBlock></version></rule></rules>`,
  'a configuration': (text) =>
    `Configuration A\n{\n EXOTransportRule "a"\n {\n PrependSubject = "${text.replaceAll(/["`$]/g, '`$&')}";\n Mode = "Audit";\n }\n}\n`,
  'a configuration with straight quotes': (text) =>
    `Configuration A\n{\n EXOTransportRule "a"\n {\n PrependSubject = '${text.replaceAll("'", "''")}';\n Mode = "Audit";\n }\n}\n`,
  'a compiled configuration': (text) =>
    `instance of MSFT_EXOTransportRule\n{\n PrependSubject = "${text.replaceAll(/["\\]/g, String.raw`\$&`)}";\n Mode = "Audit";\n};\n`,
};

describe('a text in scripts', () => {
  it.each(Object.entries(scripts))('is read as it was written: %s', (_, write) => {
    const result = fc.check(
      fc.property(written, (text) => {
        const file = load({ path: 'a.txt', bytes: new TextEncoder().encode(write(text)) }, textFormats);
        const raw = 'source' in file ? file.records[0]?.raw : undefined;
        return raw?.['PrependSubject'] === text && raw['Mode'] === 'Audit';
      }),
      { numRuns: 500 },
    );
    expect(result.failed && JSON.stringify(result.counterexample)).toBe(false);
  });
});
