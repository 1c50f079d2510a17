import { adminApi } from './admin-api.ts';
import { browserCapture } from './browser-capture.ts';
import { cipp } from './cipp.ts';
import { cmdletJson } from './cmdlet-json.ts';
import { collectedJson } from './collected-json.ts';
import { formatObjects } from './format-objects.ts';
import type { JsonFormat } from './format.ts';
import { portalPage } from './portal-page.ts';
import { scubaGear, scubaResults } from './scubagear.ts';
import { tenantExport } from './tenant-export.ts';
import { tenantSnapshot } from './tenant-snapshot.ts';

/** The formats of JSON, the most telling first: the first that recognizes a file reads it. */
export const jsonFormats: readonly JsonFormat[] = [
  scubaResults,
  scubaGear,
  browserCapture,
  portalPage,
  formatObjects,
  tenantSnapshot,
  adminApi,
  cipp,
  tenantExport,
  cmdletJson,
  collectedJson,
];
