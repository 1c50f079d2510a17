/* Loads one of the hostile files in a process of its own, so that its memory can be limited: `node load-hostile.ts NAME`. */
import { clixmlObjects } from '../../src/load/clixml.ts';
import { load } from '../../src/load/load.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import { hostileFiles } from './hostile-files.ts';

const name = process.argv[2] ?? '';
const text = hostileFiles[name]?.text() ?? '';
const result = load({ path: 'a.txt', bytes: new TextEncoder().encode(text) }, textFormats, clixmlObjects);
const kind = 'source' in result ? result.source.format : (result.diagnostics[0]?.id ?? 'nothing');
process.stdout.write(`${kind}\n`);
