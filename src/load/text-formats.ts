import { clixml } from './clixml.ts';
import type { TextFormat } from './format.ts';

/** The formats that are no JSON, the most telling first: the first that recognizes a file reads it. */
export const textFormats: readonly TextFormat[] = [clixml];
