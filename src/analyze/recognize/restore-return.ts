import type { InboundConnector } from '../../model/index.ts';
import type { RuleContext } from '../rules/context.ts';
import type { FixProposal } from '../rules/fix.ts';
import { confirmedFirst } from './confirmed-first.ts';
import { withoutLockdown } from './lift-restriction.ts';
import { createReturnFix, listableEgress } from './return-fix.ts';
import type { ServiceView } from './service-view.ts';

/**
 * The fix for a service none of whose return connectors is enabled: enables one where there is one, else creates it or
 * puts the addresses on the one that has the name of the guide.
 */
export function restoreReturnFix(
  service: ServiceView,
  existing: readonly InboundConnector[],
  dns: RuleContext<never, never>['dns'],
): FixProposal {
  const [idle] = service.returnConnectors;
  if (idle !== undefined) {
    const title = 'Enable the connector for mail from the service.';
    const fix: FixProposal = { title, commands: [{ do: 'set', object: idle, parameters: { Enabled: true } }] };
    return withoutLockdown(fix, idle, service);
  }
  const fix = createReturnFix(service, existing);
  const isByAddress =
    service.profile.return.identifyBy !== 'certificate' &&
    service.architecture.inbound.candidates.some((candidate) => candidate !== 'none');
  return isByAddress ? confirmedFirst(fix, listableEgress(service), { service, dns }) : fix;
}
