import { quoted, wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { architectureNames, type ArchitectureTag, type Behavior, type VendorProfile } from './profile.ts';

/** Pointer within the profile, and what is wrong there. */
type Problem = readonly [place: string, words: string];

const directions = ['inbound', 'outbound'] as const;

function problem(isWrong: boolean, place: string, words: string): Problem[] {
  return isWrong ? [[place, words]] : [];
}

function unsupported(tag: ArchitectureTag): string {
  return `is about ${architectureNames[tag]}, but 'architectures' does not have ${tag}; add it there, or leave the field out`;
}

/** Fields about an architecture that the service does not support, and supported ones that nothing leads to. */
function architectureProblems({ architectures, mx, endpoints, dashboard }: VendorProfile): Problem[] {
  const lacks = (tag: ArchitectureTag): boolean => !architectures.includes(tag);
  const none = (direction: 'inbound' | 'outbound'): boolean => endpoints[direction]?.length === 0;
  const noHost = "is empty, but 'architectures' has";
  const outbound = lacks('OS') ? 'OL' : 'OS';
  return [
    ...problem(lacks('IL') && mx.loopback !== null, pointer('mx', 'loopback'), unsupported('IL')),
    ...problem(lacks('IB') && mx.border !== null, pointer('mx', 'border'), unsupported('IB')),
    ...problem(
      lacks('OL') && dashboard.relayServer === 'requiredForLoopback',
      pointer('dashboard', 'relayServer'),
      unsupported('OL'),
    ),
    ...problem(
      !lacks('IL') && none('inbound'),
      pointer('endpoints', 'inbound'),
      `${noHost} IL: name the hosts, or leave the field out while they are not known`,
    ),
    ...problem(
      !(lacks('OS') && lacks('OL')) && none('outbound'),
      pointer('endpoints', 'outbound'),
      `${noHost} ${outbound}: name the hosts, or leave the field out while they are not known`,
    ),
  ];
}

/** What asks for addresses or names that the profile says there are none of. */
function addressProblems({ egress, ipAllowList, return: back, tls, guards }: VendorProfile): Problem[] {
  const isWithout = egress.ipv4?.length === 0;
  const cure = "'egress.ipv4' is empty; name the addresses, or leave that field out while they are not known";
  const byAddress = (direction: 'inbound' | 'outbound'): Problem[] =>
    (guards[direction]?.accepted ?? []).flatMap((one, index) =>
      problem(
        isWithout && one === 'senderIp',
        pointer('guards', direction, 'accepted', index),
        `'senderIp' goes by addresses, but ${cure}`,
      ),
    );
  return [
    ...problem(isWithout && ipAllowList === 'required', pointer('ipAllowList'), `is 'required', but ${cure}`),
    ...problem(isWithout && back.identifyBy === 'ip', pointer('return', 'identifyBy'), `is 'ip', but ${cure}`),
    ...problem(
      back.identifyBy === 'certificate' && tls.clientNames?.length === 0,
      pointer('return', 'identifyBy'),
      "is 'certificate', but 'tls.clientNames' is empty; name the certificate, or leave that field out while it is not known",
    ),
    ...directions.flatMap(byAddress),
  ];
}

/** Guards that name a header of which the profile does not know the name, or which it says that there is none of. */
function guardProblems({ guards, headers }: VendorProfile): Problem[] {
  return directions.flatMap((direction) =>
    (['required', 'accepted'] as const).flatMap((part) =>
      (guards[direction]?.[part] ?? []).flatMap((one, index) => {
        const header = one === 'senderIp' ? undefined : headers[one];
        const place = pointer('guards', direction, part, index);
        const stands = `${quoted(one)} stands for a header, but 'headers.${one}' is`;
        return [
          ...problem(header === null, place, `${stands} not given; name the header there`),
          ...problem(header === 'none', place, `${stands} 'none'; name the header there, or take it out here`),
        ];
      }),
    ),
  );
}

/** Whether a statement about the service holds, as a fact or by the assumption that stands for it. */
function isStated(behavior: Behavior): boolean {
  return behavior === true || (typeof behavior === 'string' && !behavior.startsWith('not '));
}

/** What the service is said to do with a header, or to have included, that the profile says it has none of. */
function absenceProblems({ behavior, headers, spf }: VendorProfile): Problem[] {
  const { stampsProcessed: stamps, keepsTenant } = behavior;
  const cure = (field: string): string => `but '${field}' is 'none'; name it there, or leave that field out`;
  return [
    ...directions.flatMap((direction) =>
      problem(
        headers.processed === 'none' && isStated(stamps[direction]),
        pointer('behavior', 'stampsProcessed', direction),
        `says that the service sets the header of processed mail, ${cure('headers.processed')}`,
      ),
    ),
    ...problem(
      headers.tenant === 'none' && isStated(keepsTenant),
      pointer('behavior', 'keepsTenant'),
      `says that the service keeps the header of the tenant, ${cure('headers.tenant')}`,
    ),
    ...problem(
      spf.include === 'none' && (spf.requiredFor === 'all' || spf.requiredFor === 'outbound'),
      pointer('spf', 'requiredFor'),
      `asks for an include, ${cure('spf.include')}`,
    ),
  ];
}

/** What the profile says of signatures and counts in two ways. */
function otherProblems({ dkim, provisioning }: VendorProfile): Problem[] {
  const { inboundConnectors: inbound, outboundConnectors: outbound, connectors, by, app } = provisioning;
  const isSum = inbound === null || outbound === null || connectors === null || connectors === inbound + outbound;
  return [
    ...problem(
      dkim.resignsOutbound === false && (dkim.selectors ?? []).length > 0,
      pointer('dkim', 'selectors'),
      "names selectors, but 'dkim.resignsOutbound' is false",
    ),
    ...problem(
      !isSum,
      pointer('provisioning', 'connectors'),
      "is not the sum of 'inboundConnectors' and 'outboundConnectors'",
    ),
    ...problem(
      by === 'admin' && app !== null,
      pointer('provisioning', 'app'),
      "names an application, but 'provisioning.by' says that the administrator sets the objects up",
    ),
  ];
}

/**
 * Facts of a profile that cannot all be true. Asked of profile files alone: an override may make a field unknown that
 * others refer to, and rules then say which.
 */
export function profileContradictions(profile: VendorProfile): readonly WordedProblem[] {
  const problems = [
    ...architectureProblems(profile),
    ...addressProblems(profile),
    ...guardProblems(profile),
    ...absenceProblems(profile),
    ...otherProblems(profile),
  ];
  return problems.map(([place, words]) => wordedProblem(place, words));
}
