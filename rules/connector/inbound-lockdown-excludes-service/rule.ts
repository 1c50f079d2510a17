import {
  addressEntries,
  certificateCovers,
  certificateSubjects,
  couldLetIn,
  defineRule,
  gapsOn,
  hasUnclaimedRelay,
  isEmpty,
  isHarmless,
  isLetIn,
  isUnder,
  letInFix,
  listableEgress,
  lockOf,
  notInProfile,
  on,
  overlaps,
  refusedAddresses,
  related,
  restrictsToCertificate,
  listedAddresses,
} from '../../../src/rule.ts';
import type { InboundConnector, IpSet, Lock, RuleContext, ServiceView } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', never>;

/** The names in the certificates that a part of the lock asks for. */
function certificatesOf(part: InboundConnector): readonly string[] {
  const { TlsSenderCertificateName: name } = part;
  return restrictsToCertificate(part) === true && name.known ? certificateSubjects(name.value ?? '') : [];
}

/**
 * The parts whose certificate may be the service's: nobody has said which one it presents, and it is not the one of the
 * declared gateway.
 */
function unclaimedParts(
  parts: readonly InboundConnector[],
  { profile }: ServiceView,
  { gateway }: Context['declared'],
): readonly InboundConnector[] {
  if (profile.tls.clientNames !== null) return [];
  const hosts = gateway?.hosts ?? [];
  const isGateways = (subject: string): boolean => hosts.some((host) => certificateCovers(subject, host));
  return parts.filter((part) => {
    const subjects = certificatesOf(part);
    return subjects.length > 0 && !subjects.some(isGateways);
  });
}

/** Whether a part asks for a certificate of the vendor itself, which is the service's in all likelihood. */
function isVendors(part: InboundConnector, { profile }: ServiceView): boolean {
  return certificatesOf(part).some((subject) =>
    profile.domains.some((domain) => isUnder(subject.replace(/^\*\./, ''), domain)),
  );
}

/** What has to be known before anything can be said; undefined when nothing has. */
function missingField(lock: Lock, { tenant, service, declared }: Context) {
  const { profile } = service;
  const isByVendor = unclaimedParts(lock.parts, service, declared).some((part) => isVendors(part, service));
  const isReturning = service.architecture.outbound.candidates.includes('loopback');
  const isByRelay = isReturning && hasUnclaimedRelay(service, tenant.InboundConnector.objects);
  if (isByVendor || isByRelay) return 'tls.clientNames';
  if (profile.egress.ipv4 === null) return 'egress.ipv4';
  return isEmpty(listableEgress(service)) && profile.tls.clientNames === null ? 'tls.clientNames' : undefined;
}

/** The part that lists addresses of the service, else the first. */
function nearest(parts: readonly InboundConnector[], egress: IpSet): InboundConnector | undefined {
  const lists = ({ SenderIPAddresses: list }: InboundConnector): boolean =>
    list.known && overlaps(listedAddresses(list.value), egress);
  return parts.find(lists) ?? parts[0];
}

function refusal({ parts }: Lock, context: Context, refused: IpSet) {
  const { tenant, service, declared } = context;
  const [unclaimed] = unclaimedParts(parts, service, declared);
  const connector = unclaimed ?? nearest(parts, service.egress);
  if (connector === undefined) return [];
  const sources = isEmpty(refused) ? (service.profile.tls.clientNames ?? []) : addressEntries(refused);
  const data = { connector: connector.name, service: service.profile.name, sources };
  const others = parts.filter((part) => part !== connector);
  const rest = {
    at: on(connector),
    related: others.map((other) => related(other, 'Is a part of the lock too, and does not let it in either.')),
    fix: letInFix({ context, parts, refused, existing: tenant.InboundConnector.objects }),
  };
  if (unclaimed === undefined) return { message: 'refused' as const, data, ...rest };
  return { message: 'certificate' as const, data: { ...data, certificate: certificatesOf(unclaimed) }, ...rest };
}

export default defineRule({
  id: 'connector/inbound-lockdown-excludes-service',
  summary: 'Inbound connectors that refuse mail from other sources refuse what the service hands back.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: [],
  guide: ['egress', 'returnConnector'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
    {
      title: 'Configure mail flow using connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow',
    },
  ],
  conflictsWith: [],
  messages: {
    refused: {
      text: "Inbound connector '{connector}' is part of a lock that refuses mail from everywhere else, and the lock does not let in {sources}, from which {service} delivers. What {service} hands back from there is refused (550 5.7.51).",
      severity: 'critical',
    },
    certificate: {
      text: "Inbound connector '{connector}' lets in only who presents the certificate {certificate}, and no part of the lock lists {sources}, from which {service} delivers. Unless {service} presents that certificate, what it hands back is refused (550 5.7.51).",
      severity: 'critical',
      confidence: 'medium',
    },
  },
  *check(context) {
    const { tenant, service } = context;
    const section = tenant.InboundConnector;
    const lock = lockOf(section.objects);
    if (isLetIn(lock.parts, service)) return;
    const isLocked = lock.parts.length > 0;
    const refused = refusedAddresses(lock.parts, service);
    const open = isLocked ? lock.open : lock.open.filter((one) => !isHarmless(one, service));
    yield open.map(({ connector, unread }) => gapsOn(connector, unread));
    if (!isLocked || section.state !== 'complete') return;
    if (open.some((one) => couldLetIn(one, service, refused))) return;
    const field = missingField(lock, context);
    if (field === undefined) yield refusal(lock, context, refused);
    else yield notInProfile(service.profile, field);
  },
});
