import { parseIpRange } from '../mail/ip-range.ts';
import { isCalendarDate } from '../schema/calendar-date.ts';
import { quoted, wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { hostName } from './host-name.ts';
import type { VendorProfile } from './profile.ts';

/**
 * What a schema cannot see in a profile: addresses, host names and dates that are none, and values that contradict
 * each other. `base` is the pointer of the profile within its file.
 */
export function checkProfile(profile: VendorProfile, base = ''): WordedProblem[] {
  const problems = [...badAddresses(profile), ...badHosts(profile), ...badDates(profile), ...contradictions(profile)];
  return problems.map(([place, words]) => wordedProblem(base + place, words));
}

/** Pointer within the profile, and what is wrong there. */
type Problem = readonly [place: string, words: string];

function badAddresses({ egress }: VendorProfile): Problem[] {
  return [
    ...entries(pointer('egress', 'ipv4'), egress.ipv4, (text) => parseIpRange(text)?.family === 4, 'an IPv4 address or range'),
    ...entries(pointer('egress', 'ipv6'), egress.ipv6, (text) => parseIpRange(text)?.family === 6, 'an IPv6 address or range'),
    ...entries(pointer('egress', 'published'), egress.published, (text) => parseIpRange(text) !== undefined, 'an address or range'),
  ];
}

function badHosts({ domains, endpoints, spf, arc, tls, mx }: VendorProfile): Problem[] {
  const hosts = (place: string, list: readonly string[] | null): Problem[] => entries(place, list, isHost, 'a host name');
  const names = (place: string, list: readonly string[] | null): Problem[] =>
    entries(place, list, (text) => isHost(text.replace(/^\*\./, '')), 'a host name, with or without *. before it');
  return [
    ...hosts(pointer('domains'), domains),
    ...hosts(pointer('endpoints', 'inbound'), endpoints.inbound),
    ...hosts(pointer('endpoints', 'outbound'), endpoints.outbound),
    ...hosts(pointer('endpoints', 'retired'), endpoints.retired),
    ...single(pointer('spf', 'include'), spf.include, isHost, 'a host name'),
    ...hosts(pointer('spf', 'wrongNames'), spf.wrongNames),
    ...single(pointer('arc', 'sealer'), arc.sealer, (text) => text === 'none' || isHost(text), "a domain or 'none'"),
    ...names(pointer('tls', 'serverNames'), tls.serverNames),
    ...names(pointer('tls', 'clientNames'), tls.clientNames),
    ...hosts(pointer('mx', 'hosts'), mx.hosts),
  ];
}

function badDates({ reviewed, sources, guides }: VendorProfile): Problem[] {
  const day = 'a day of the calendar';
  return [
    ...single(pointer('reviewed'), reviewed, isCalendarDate, day),
    ...sources.flatMap(({ updated }, index) => single(pointer('sources', index, 'updated'), updated, isCalendarDate, day)),
    ...guides.flatMap(({ updated }, index) => single(pointer('guides', index, 'updated'), updated, isCalendarDate, day)),
  ];
}

function contradictions({ endpoints, spf, headers, guides }: VendorProfile): Problem[] {
  const inbound = new Set((endpoints.inbound ?? []).map(hostName));
  const both = new Set([...inbound, ...(endpoints.outbound ?? []).map(hostName)]);
  const ids = guides.map(({ id }) => id);
  const { tenant, processed } = headers;
  return [
    ...entries(
      pointer('endpoints', 'outbound'),
      endpoints.outbound,
      (text) => !inbound.has(hostName(text)) || !isHost(text),
      'for one direction only: it is an endpoint of inbound processing too',
    ),
    ...entries(
      pointer('endpoints', 'retired'),
      endpoints.retired,
      (text) => !both.has(hostName(text)) || !isHost(text),
      'retired: it is an endpoint in use',
    ),
    ...entries(
      pointer('spf', 'wrongNames'),
      spf.wrongNames,
      (text) => spf.include === null || hostName(text) !== hostName(spf.include),
      'a wrong name: it is the name to include',
    ),
    ...single(
      pointer('headers', 'processed', 'name'),
      processed?.name ?? null,
      (text) => text.toLowerCase() !== tenant?.name.toLowerCase(),
      'the header of the service: it is the header of the tenant',
    ),
    ...entries(pointer('guides'), ids, (id, index) => ids.indexOf(id) === index, 'the id of this guide: another has it'),
  ];
}

type Test = (text: string, index: number) => boolean;

function entries(place: string, list: readonly string[] | null, test: Test, wanted: string): Problem[] {
  return (list ?? []).flatMap((text, index) => single(place + pointer(index), text, () => test(text, index), wanted));
}

function single(place: string, text: string | null, test: (text: string) => boolean, wanted: string): Problem[] {
  return text === null || test(text) ? [] : [[place, `${quoted(text)} is not ${wanted}`]];
}

function isHost(text: string): boolean {
  return hostName(text) !== undefined;
}
