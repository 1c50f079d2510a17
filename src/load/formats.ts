import { cmdletJson } from './cmdlet-json.ts';
import type { Format } from './format.ts';
import { scubaGear, scubaResults } from './scubagear.ts';
import { tenantExport } from './tenant-export.ts';

/** The input formats, the most telling first: the first that recognizes a file reads it. */
export const formats: readonly Format[] = [scubaResults, scubaGear, tenantExport, cmdletJson];
