import type { InboundRouting, OutboundRouting, ServiceConfig } from '../../config/config.ts';
import { isMicrosoftMx } from '../../mail/host.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { Direction } from '../rules/finding.ts';
import type { Architecture, Routing } from './architecture.ts';
import type { HostRecognition } from './connectors.ts';
import type { MxEvidence } from './mx-evidence.ts';
import type { RoutingDraft } from './routing-rules.ts';

/** What inference looks at. */
export interface Evidence {
  readonly drafts: readonly RoutingDraft[];
  readonly connectors: readonly { readonly recognition: HostRecognition; readonly active: boolean }[];
  readonly returnConnectors: readonly InboundConnector[];
  /** Whether rules, outbound and inbound connectors were all read; else absence proves nothing. */
  readonly complete: { readonly rules: boolean; readonly outbound: boolean; readonly inbound: boolean };
  readonly config: ServiceConfig;
  readonly profile: Pick<VendorProfile, 'name' | 'architectures' | 'mx'>;
  readonly mx: MxEvidence;
}

type Inferred<V extends string> = Routing<V>;

function inferred<V extends string>(
  candidates: readonly V[],
  confidence: Routing<V>['confidence'],
  ...reasons: string[]
): Inferred<V> {
  return { candidates, origin: 'inferred', confidence, reasons };
}

const SHOWN_HOSTS = 3;

function shownHosts(hosts: readonly string[]): string {
  return `${hosts.slice(0, SHOWN_HOSTS).join(', ')}${hosts.length > SHOWN_HOSTS ? ' and others' : ''}`;
}

/** How mail arrives, where the MX is known. */
function arrivalText({ mx, profile }: Evidence): string {
  if (mx.state === 'microsoft') return 'Mail arrives at Microsoft 365 by its MX.';
  if (mx.state === 'other-service') return `Mail arrives first at ${mx.name}, which stands in front, by its MX.`;
  if (mx.state !== 'service' && mx.state !== 'outside') return 'No domain in scope takes mail by an MX record.';
  const where = mx.state === 'service' ? `a host of ${profile.name} itself` : 'hosts outside Microsoft 365';
  return `Mail arrives at ${where} by its MX: ${shownHosts(mx.hosts)}.`;
}

/** What is left when no rule and no connector routes inbound mail: nothing, unless the MX or a part of the tenant is not known. */
function inferWithoutRoute(evidence: Evidence): Inferred<InboundRouting> {
  const { returnConnectors, complete, mx } = evidence;
  const seen =
    returnConnectors.length > 0
      ? 'An inbound connector takes mail from the service, but nothing routes inbound mail there.'
      : 'Nothing in the tenant shows how inbound mail is routed.';
  if (mx.state === 'unknown') {
    const candidates =
      returnConnectors.length > 0 ? (['loopback', 'border'] as const) : (['loopback', 'border', 'none'] as const);
    return inferred(candidates, 'low', seen, mx.why);
  }
  const arrives = arrivalText(evidence);
  // Whoever stands in front may hand mail to this service, which then hands it to Exchange.
  const isPassed = mx.state === 'service' || (mx.state === 'other-service' && returnConnectors.length > 0);
  const open = isPassed && evidence.profile.architectures.includes('IB') ? (['border', 'none'] as const) : undefined;
  if (complete.rules && complete.outbound) {
    return open === undefined ? inferred(['none'], 'medium', seen, arrives) : inferred(open, 'low', seen, arrives);
  }
  const unread = 'Rules or outbound connectors are not known.';
  return inferred(['loopback', ...(open ?? (['none'] as const))], 'low', seen, arrives, unread);
}

function inferBorder(hosts: readonly string[], { returnConnectors, mx, profile }: Evidence): Inferred<InboundRouting> {
  const shown = shownHosts(hosts);
  const reason =
    mx.state === 'service'
      ? `Mail goes first to hosts of ${profile.name}: ${shown}.`
      : `Mail for every domain goes first to hosts outside Microsoft 365: ${shown}.`;
  return inferred(['border'], returnConnectors.length > 0 ? 'high' : 'medium', reason);
}

/** Hosts that tell a border: somebody else's, or the service's own where it may be the MX. */
function borderHosts({ mx, profile }: Evidence): readonly string[] | undefined {
  if (!profile.architectures.includes('IB')) return undefined;
  if (mx.state === 'outside') return mx.hosts;
  return mx.state === 'service' && profile.mx.service === true ? mx.hosts : undefined;
}

/** Inbound, first that holds: an active rule, an MX outside Microsoft, what is set up and not active. */
function inferInbound(evidence: Evidence): Inferred<InboundRouting> {
  const { drafts, connectors, mx } = evidence;
  const rules = drafts.filter((draft) => draft.direction === 'inbound');
  const active = rules.filter((draft) => draft.activity.state === 'active');
  if (active.length > 0) return inferred(['loopback'], 'high', routed(active.length, 'active rule', 'inbound'));
  const border = borderHosts(evidence);
  if (border !== undefined) return inferBorder(border, evidence);
  const about = mx.state === 'unknown' ? [mx.why] : [];
  if (rules.length > 0) {
    const seen = routed(rules.length, 'rule', 'inbound');
    return inferred(['loopback'], 'medium', seen, 'None of them is known to be active.', ...about);
  }
  if (connectors.some(({ recognition, active: carries }) => carries && recognition.directions.includes('inbound'))) {
    return inferred(['loopback'], 'medium', 'An enabled connector leads to the inbound endpoint.', ...about);
  }
  return inferWithoutRoute(evidence);
}

/** Outbound: the declared Relay Server decides between loopback and standard; without dashboard facts the return connector does. */
function inferOutbound({
  drafts,
  connectors,
  returnConnectors,
  complete,
  config,
}: Evidence): Inferred<OutboundRouting> {
  const rules = drafts.filter((draft) => draft.direction === 'outbound');
  const hasConnector = connectors.some(({ recognition }) => recognition.directions.includes('outbound'));
  if (rules.length === 0 && !hasConnector) {
    if (complete.rules && complete.outbound) {
      return inferred(['none'], 'high', 'No rule and no connector routes outbound mail to the service.');
    }
    return inferred(['standard', 'loopback', 'none'], 'low', 'Rules or outbound connectors are not known.');
  }
  const seen =
    rules.length > 0 ? routed(rules.length, 'rule', 'outbound') : 'A connector leads to the outbound endpoint.';
  const confidence = rules.some((draft) => draft.activity.state === 'active') ? 'high' : 'medium';
  const relays = config.domains.flatMap(({ relayServer }) => relayServer ?? []);
  if (relays.some(({ value }) => isMicrosoftMx(value ?? ''))) {
    return inferred(['loopback'], confidence, seen, 'The declared Relay Server is a host of Microsoft.');
  }
  if (relays.length > 0) {
    return inferred(['standard'], confidence, seen, 'The declared Relay Server is empty or no host of Microsoft.');
  }
  const types = new Set(returnConnectors.map(({ ConnectorType: type }) => (type.known ? type.value : undefined)));
  if (types.has('OnPremises')) {
    const reason = 'An inbound connector of type OnPremises takes mail from the service.';
    return inferred(['loopback'], 'medium', seen, reason);
  }
  if (!complete.inbound || types.has(undefined)) {
    return inferred(['standard', 'loopback'], 'low', seen, 'Inbound connectors are not known.');
  }
  return inferred(
    ['standard'],
    'medium',
    seen,
    'No Relay Server is declared, and no inbound connector of type OnPremises takes mail from the service.',
  );
}

function routed(count: number, noun: string, direction: Direction): string {
  const subject = count === 1 ? `One ${noun} routes` : `${count} ${noun}s route`;
  return `${subject} ${direction} mail to the service.`;
}

function settle<V extends string>(declaredValue: V | undefined, evidence: Inferred<V>): Routing<V> {
  if (declaredValue === undefined) return evidence;
  return {
    candidates: [declaredValue],
    origin: 'declared',
    confidence: 'high',
    reasons: ['Declared in the configuration.'],
  };
}

/** The architecture in force per direction: declared, else inferred; what was inferred is kept beside it. */
export function architectureOf(evidence: Evidence): Architecture {
  const seen = { inbound: inferInbound(evidence), outbound: inferOutbound(evidence) };
  return {
    inbound: settle(evidence.config.inbound?.value, seen.inbound),
    outbound: settle(evidence.config.outbound?.value, seen.outbound),
    inferred: seen,
  };
}

const nowhere: Inferred<'none'> = {
  candidates: ['none'],
  origin: 'inferred',
  confidence: 'medium',
  reasons: ['Nothing that was read in the tenant and its DNS belongs to the service.'],
};

/** The architecture of a service that nobody named and of which nothing was found. */
export const untracedArchitecture: Architecture = {
  inbound: nowhere,
  outbound: nowhere,
  inferred: { inbound: nowhere, outbound: nowhere },
};
