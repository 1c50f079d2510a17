/** About five megabytes. */
const SIZE = 5_000_000;

/** For files of pieces of a few bytes: each becomes an object, whose size in memory is many times theirs. */
const TINY = 100;

interface Hostile {
  /** Bytes that its reader may take for each byte of the text. */
  readonly factor: 10 | 40 | typeof TINY;
  readonly text: () => string;
}

function many(piece: string, open = '', close = ''): string {
  return open + piece.repeat(Math.ceil(SIZE / piece.length)) + close;
}

function json(text: () => string): Hostile {
  return { factor: 10, text };
}

function xml(piece: string, open = '', close = ''): Hostile {
  return { factor: 40, text: () => many(piece, `<Objs>${open}`, `${close}</Objs>`) };
}

function tiny(text: () => string): Hostile {
  return { factor: TINY, text };
}

const rules = (piece: string, open: string, close: string): Hostile => ({
  factor: 40,
  text: () =>
    many(
      piece,
      `<rules name="TransportVersioned"><rule name="a" id="b" format="cmdlet"><version><commandBlock><![CDATA[New-TransportRule -Name 'a'${open}`,
      `${close}]]></commandBlock></version></rule></rules>`,
    ),
});

/** With little more text than it needs. */
function largeObject(prefix: string): string {
  return `{${Array.from({ length: 200 }, (_, index) => `"${prefix}${index}":1`).join(',')}}`;
}

const connector = '"SenderDomains":["*"],"RestrictDomainsToCertificate":false';
const bag = '<S N="SenderDomains">a</S><B N="RestrictDomainsToCertificate">false</B>';

/** Files of strangers that cost a careless reader much: deep, one huge list, many tiny objects, long texts, many references. */
export const hostileFiles: Readonly<Record<string, Hostile>> = {
  'json deep': json(() => many('[')),
  'json deep and closed': json(() => '['.repeat(SIZE / 2) + ']'.repeat(SIZE / 2)),
  'json list': json(() => `{${connector},"a":[${many('1,')}1]}`),
  'json objects': json(() => `[${many('{},')}{${connector}}]`),
  'json kinds': json(() => `[${many(`{${connector}},`)}{${connector}}]`),
  'json text': json(() => `{${connector},"a":"${many('x')}"}`),
  'json escapes': json(() => `{${connector},"a":"${many('\\u0041')}"}`),
  'json members': json(
    () => `{${connector}${Array.from({ length: SIZE / 14 }, (_, index) => `,"${index}":1`).join('')}}`,
  ),
  'json large objects': json(() => `[${many(`${largeObject('')},`)}{${connector}}]`),
  'json large alike objects': json(() => `{${connector},"a":[${many(`${largeObject('')},`)}${largeObject('')}]}`),
  'json large objects of many kinds': json(() => {
    const pair = (kind: number): string => `"${kind}":[${largeObject(`${kind}_`)},${largeObject(`${kind}_`)}]`;
    return `{${connector},${Array.from({ length: SIZE / 3600 }, (_, index) => pair(index)).join(',')}}`;
  }),
  'clixml deep': xml('<Obj>'),
  'clixml list': xml('<S>a</S>', `<Obj><MS>${bag}<Obj N="a"><LST>`, '</LST></Obj></MS></Obj>'),
  'clixml objects': xml('<Obj RefId="1"><MS/></Obj>'),
  'clixml kinds': xml(`<Obj><MS>${bag}</MS></Obj>`),
  'clixml text': xml('x', `<Obj><MS>${bag}<S N="a">`, '</S></MS></Obj>'),
  'clixml escapes': xml('_x0041_', `<Obj><MS>${bag}<S N="a">`, '</S></MS></Obj>'),
  'clixml references': xml(
    '<Ref RefId="1" />',
    `<Obj RefId="1"><LST>${'<S>a</S>'.repeat(1000)}</LST></Obj><Obj><MS>${bag}<Obj N="a"><LST>`,
    '</LST></Obj></MS></Obj>',
  ),
  'rules many': {
    factor: 40,
    text: () => many('<rule name="a" id="b" format="cmdlet"/>', '<rules name="TransportVersioned">', '</rules>'),
  },
  'rules list': rules(',a', ' -From a', ''),
  'rules text': rules('x', " -Comments '", "'"),
  'rules quotes': rules("''", " -Comments '", ''),
  'configuration deep': json(() => many('@(', 'Configuration A {\nEXOTransportRule a {\nA = ')),
  'configuration list': json(() => many('"a",', 'Configuration A {\nEXOTransportRule a {\nA = @(', '"a")\n}\n}')),
  'configuration resources': tiny(() => many('EXOArcConfig a {\n}\n', 'Configuration A {\n', '}')),
  'configuration text': json(() => many('x', 'Configuration A {\nEXOTransportRule a {\nA = "', '"\n}\n}')),
  'mof deep': json(() => many('{', 'instance of MSFT_EXOArcConfig\n{\nA = ')),
  'mof list': json(() => many('"a",', 'instance of MSFT_EXOArcConfig\n{\nA = {', '"a"};\n};')),
  'mof instances': json(() => many('instance of MSFT_EXOArcConfig\n{\n};\n')),
  'mof text': json(() => many('x', 'instance of MSFT_EXOArcConfig\n{\nA = "', '";\n};')),
  'table rows': json(() => many('a,b\n', 'Name,ArcTrustedSealers\n')),
  'table columns': json(() => many('a,', 'Name,ArcTrustedSealers\na,b,')),
  'table text': json(() => many('x', 'Name,ArcTrustedSealers\na,"', '"')),
  'printed blocks': json(() => many('ArcTrustedSealers : {a}\n\n')),
  'printed lines': json(() => many(`${' '.repeat(20)}x\n`, 'Name              : a\nArcTrustedSealers : {a')),
  'printed list': json(() => many('a, ', 'Name              : a\nArcTrustedSealers : {', 'a}')),
  colors: json(() => `${many('\u001b[0m')}[]`),
};
