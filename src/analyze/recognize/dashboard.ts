import type { DashboardFacts } from '../../config/config.ts';
import { unknown } from '../../model/index.ts';
import { declaredAt, gap, type GapYield, type Target } from '../rules/target.ts';
import type { ServiceView } from './service-view.ts';

/** A field of the dashboard that holds a host. */
export type HostField = 'server' | 'relayServer';

/** What is declared of a host field for one domain; null: declared as empty. */
export interface DeclaredHost {
  readonly facts: DashboardFacts;
  readonly value: string | null;
  readonly at: Target;
}

/** The dashboard entry of a domain as findings name it; with a field, that field of it. */
function dashboardOf(facts: DashboardFacts, field?: HostField): Target {
  const declared = field === undefined ? undefined : facts[field];
  const target = declaredAt('Dashboard', facts.domain, declared ?? facts);
  return field === undefined ? target : { ...target, property: field };
}

/** The gap for a fact of a domain that the configuration does not declare; only the administrator can say it. */
export function notDeclared(facts: DashboardFacts, name: string, under: 'domains' | 'settings' = 'domains'): GapYield {
  const owner = under === 'domains' ? 'service' : 'domain';
  const command = `declare "${name}" under "${under}" of the ${owner} in mxlint.config.json`;
  return gap(dashboardOf(facts), name, unknown({ reason: 'not-declared', command }));
}

/** Whether the configuration says anything about the dashboard: undefined when it does, else the one gap for the service. */
export function noDashboard({ id, config }: ServiceView): GapYield | undefined {
  if (config.domains.length > 0) return undefined;
  const command = 'declare "domains" of the service in mxlint.config.json';
  return gap(declaredAt('Service', id, config), 'dashboard fields', unknown({ reason: 'not-declared', command }));
}

/** A host field of every declared domain, in their order: its value, or the gap where it is not declared. */
export function* declaredHosts(service: ServiceView, field: HostField): Generator<DeclaredHost | GapYield> {
  const none = noDashboard(service);
  if (none !== undefined) yield none;
  for (const facts of service.config.domains) {
    const declared = facts[field];
    if (declared === undefined) yield notDeclared(facts, field);
    else yield { facts, value: declared.value, at: dashboardOf(facts, field) };
  }
}
