import { cmdletJson } from './cmdlet-json.ts';
import type { JsonFormat } from './format.ts';
import { scubaGear, scubaResults } from './scubagear.ts';
import { tenantExport } from './tenant-export.ts';

/** The formats of JSON, the most telling first: the first that recognizes a file reads it. */
export const jsonFormats: readonly JsonFormat[] = [scubaResults, scubaGear, tenantExport, cmdletJson];
