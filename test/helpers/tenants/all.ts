import { borderGateway } from './border-gateway.ts';
import { brokenAddresses } from './broken-addresses.ts';
import { brokenConnectors } from './broken-connectors.ts';
import { brokenDns } from './broken-dns.ts';
import { brokenGuards } from './broken-guards.ts';
import { brokenGuide } from './broken-guide.ts';
import { brokenRoutes } from './broken-routes.ts';
import { brokenSettings } from './broken-settings.ts';
import { cleanBorder } from './clean-border.ts';
import { cleanLoopback } from './clean-loopback.ts';
import { cleanOutbound } from './clean-outbound.ts';
import { cleanVariants } from './clean-variants.ts';
import { everythingWrongTenant } from './everything-wrong.ts';
import { heimdalTenants } from './heimdal.ts';
import { hybridTenants } from './hybrid.ts';
import { hostileTenant } from './hostile-names.ts';
import { oddTenants } from './odd-tenants.ts';
import { twoServiceTenants } from './two-services.ts';
import type { TenantFixture } from './tenant-fixture.ts';

/** Every tenant under `fixtures/tenants`. */
export const tenantFixtures: readonly TenantFixture[] = [
  ...cleanLoopback,
  ...cleanBorder,
  ...cleanOutbound,
  ...cleanVariants,
  ...brokenGuards,
  ...brokenGuide,
  ...brokenAddresses,
  ...brokenSettings,
  ...brokenRoutes,
  ...brokenConnectors,
  ...brokenDns,
  ...borderGateway,
  ...heimdalTenants,
  ...twoServiceTenants,
  ...hybridTenants,
  ...oddTenants,
  hostileTenant,
  everythingWrongTenant,
];
