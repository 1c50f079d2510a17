import { dirname } from 'node:path';
import { collectFiles, DEFAULT_MAX_BYTES } from '../src/collect/files.ts';
import { normalized } from './normalized.ts';

/** Reads the file or folder that it is given into a tenant, and prints the highest resident memory of this process in KiB. */
const path = process.argv[2] ?? '';
const stdin = (): AsyncIterable<Uint8Array> => process.stdin;
await normalized(collectFiles([path], { maxBytes: DEFAULT_MAX_BYTES, cwd: dirname(path), stdin }));
console.log(process.resourceUsage().maxRSS);
