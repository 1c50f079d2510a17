import { clixml } from './clixml.ts';
import { csv } from './csv.ts';
import { formatList } from './format-list.ts';
import { dscConfiguration } from './dsc-configuration.ts';
import { dscData } from './dsc-data.ts';
import type { TextFormat } from './format.ts';
import { mof } from './mof.ts';
import { ruleCollection } from './rule-collection.ts';

/** The formats that are no JSON, the most telling first: the first that recognizes a file reads it. */
export const textFormats: readonly TextFormat[] = [
  clixml,
  ruleCollection,
  mof,
  dscData,
  dscConfiguration,
  csv,
  formatList,
];
