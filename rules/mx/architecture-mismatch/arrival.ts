import { mxRole } from '../../../src/rule.ts';
import type { MxHost, MxRole, RoutingRule, RuleContext, ServiceView } from '../../../src/rule.ts';

type Gateway = RuleContext<never, never>['declared']['gateway'];

/** Where mail has to arrive first, by the profile of the service. */
export interface Arrival {
  readonly routing: 'loopback' | 'border';
  readonly wanted: 'microsoft' | 'gateway' | 'service' | null;
  /** Whether an active rule of the tenant, and no declaration, says that it is a loopback. */
  readonly isByRule: boolean;
  readonly service: ServiceView;
  readonly services: readonly ServiceView[];
  readonly gateway: Gateway;
}

type Fault = 'elsewhere' | 'leftover' | 'microsoft' | 'service';

/** What is wrong with the hosts of a domain, and which; `isOpen`: the profile does not say whether a host is wrong. */
export interface Judgement {
  readonly fault: Fault | undefined;
  readonly hosts: readonly string[];
  readonly isOpen: boolean;
}

/** Active rules that route inbound mail to the service. */
export function activeRoutes({ allRoutingRules }: ServiceView): readonly RoutingRule[] {
  return allRoutingRules.filter((one) => one.direction === 'inbound' && one.activity.state === 'active');
}

export function arrivalOf(
  service: ServiceView,
  services: readonly ServiceView[],
  gateway: Gateway,
): Arrival | 'undetermined' {
  const { candidates, origin } = service.architecture.inbound;
  const [routing, ...others] = candidates;
  if (routing === undefined || routing === 'none' || others.length > 0) return 'undetermined';
  const isByRule = origin === 'inferred' && activeRoutes(service).length > 0;
  return { routing, wanted: service.profile.mx[routing], isByRule, service, services, gateway };
}

/** Hosts of another service of the configuration stand in front of this one, as a gateway does. */
function roleOf(host: MxHost, { service, services, gateway }: Arrival): MxRole {
  const role = mxRole(host, [service], gateway);
  return role === 'other' && mxRole(host, services, gateway) === 'service' ? 'gateway' : role;
}

/** Whether another service stands in front of which the profile names no MX host: an MX of somebody unknown is its. */
function mayBeOthers({ service, services }: Arrival): boolean {
  return services.some(
    ({ id, profile: { mx }, architecture: { inbound } }) =>
      id !== service.id &&
      mx.service === true &&
      mx.hosts.length === 0 &&
      inbound.candidates.every((candidate) => candidate === 'border'),
  );
}

/** `open`: the profile does not say whether the service may be the MX. A gateway declared without hosts may be any. */
function verdictOf(role: MxRole, arrival: Arrival): 'right' | 'wrong' | 'open' {
  const { wanted, gateway, service } = arrival;
  if (role === 'legacy' || role === wanted) return 'right';
  const isGateway = role === 'gateway' || (role === 'other' && (gateway?.hosts.length === 0 || mayBeOthers(arrival)));
  if (wanted === 'microsoft') return isGateway ? 'right' : 'wrong';
  if (wanted !== 'gateway') return 'wrong';
  if (isGateway || (role === 'other' && gateway === undefined)) return 'right';
  if (role !== 'service' || service.profile.mx.service === false) return 'wrong';
  return service.profile.mx.service === true ? 'right' : 'open';
}

function faultOf(wrong: readonly MxRole[], { wanted, isByRule, gateway }: Arrival): Fault | undefined {
  if (wrong.length === 0) return undefined;
  if (wrong.includes('service')) return 'service';
  if (wrong.includes('microsoft')) return 'microsoft';
  return wanted === 'microsoft' && isByRule && gateway === undefined ? 'leftover' : 'elsewhere';
}

/** Holds the hosts of a domain against where its mail has to arrive. Retired names of Microsoft are another rule's. */
export function judgeHosts(hosts: readonly MxHost[], arrival: Arrival): Judgement {
  const judged = hosts.map((one) => {
    const role = roleOf(one, arrival);
    return { host: one.host, role, verdict: verdictOf(role, arrival) };
  });
  const wrong = judged.filter(({ verdict }) => verdict === 'wrong');
  const fault = faultOf(
    wrong.map(({ role }) => role),
    arrival,
  );
  return { fault, hosts: wrong.map(({ host }) => host), isOpen: judged.some(({ verdict }) => verdict === 'open') };
}
