import { parseIpRange } from '../mail/ip-range.ts';
import { isCalendarDate } from '../schema/calendar-date.ts';
import { quoted, wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { headerName } from './header-name.ts';
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
    ...entries(
      pointer('egress', 'ipv4'),
      egress.ipv4,
      (text) => parseIpRange(text)?.family === 4,
      'is not an IPv4 address or range',
    ),
    ...entries(
      pointer('egress', 'ipv6'),
      egress.ipv6,
      (text) => parseIpRange(text)?.family === 6,
      'is not an IPv6 address or range',
    ),
    ...entries(
      pointer('egress', 'published'),
      egress.published,
      (text) => parseIpRange(text) !== undefined,
      'is not an address or range',
    ),
  ];
}

function badHosts({ domains, endpoints, spf, arc, tls, mx }: VendorProfile): Problem[] {
  const hosts = (place: string, list: readonly string[] | null): Problem[] =>
    entries(place, list, isHost, 'is not a host name');
  const names = (place: string, list: readonly string[] | null): Problem[] =>
    entries(
      place,
      list,
      (text) => isHost(text.replace(/^\*\./, '')),
      'is not a host name, with or without *. before it',
    );
  return [
    ...hosts(pointer('domains'), domains),
    ...hosts(pointer('endpoints', 'inbound'), endpoints.inbound),
    ...hosts(pointer('endpoints', 'outbound'), endpoints.outbound),
    ...hosts(pointer('endpoints', 'retired'), endpoints.retired),
    ...single(pointer('spf', 'include'), spf.include, isHostOrNone, "is not a host name or 'none'"),
    ...hosts(pointer('spf', 'wrongNames'), spf.wrongNames),
    ...single(pointer('arc', 'sealer'), arc.sealer, isHostOrNone, "is not a domain or 'none'"),
    ...names(pointer('tls', 'serverNames'), tls.serverNames),
    ...names(pointer('tls', 'clientNames'), tls.clientNames),
    ...hosts(pointer('mx', 'hosts'), mx.hosts),
  ];
}

function badDates({ reviewed, sources, guides }: VendorProfile): Problem[] {
  const day = 'is not a day of the calendar';
  return [
    ...single(pointer('reviewed'), reviewed, isCalendarDate, day),
    ...sources.flatMap(({ updated }, index) =>
      single(pointer('sources', index, 'updated'), updated, isCalendarDate, day),
    ),
    ...guides.flatMap(({ updated }, index) =>
      single(pointer('guides', index, 'updated'), updated, isCalendarDate, day),
    ),
  ];
}

function contradictions({ endpoints, spf, headers, guides }: VendorProfile): Problem[] {
  const inbound = new Set((endpoints.inbound ?? []).map(hostName));
  const both = new Set([...inbound, ...(endpoints.outbound ?? []).map(hostName)]);
  const ids = guides.map(({ id }) => id);
  const tenant = headerName(headers.tenant);
  const processed = headerName(headers.processed);
  return [
    ...entries(
      pointer('endpoints', 'outbound'),
      endpoints.outbound,
      (text) => !inbound.has(hostName(text)) || !isHost(text),
      'is an endpoint of inbound processing too; each direction has hosts of its own',
    ),
    ...entries(
      pointer('endpoints', 'retired'),
      endpoints.retired,
      (text) => !both.has(hostName(text)) || !isHost(text),
      'is an endpoint in use, hence not retired',
    ),
    ...entries(
      pointer('spf', 'wrongNames'),
      spf.wrongNames,
      (text) => spf.include === null || spf.include === 'none' || hostName(text) !== hostName(spf.include),
      'is the name to include, hence not a wrong one',
    ),
    ...single(
      pointer('headers', 'processed', 'name'),
      processed ?? null,
      (text) => text.toLowerCase() !== tenant?.toLowerCase(),
      'is the header of the tenant too',
    ),
    ...ids.flatMap((id, index) =>
      single(pointer('guides', index, 'id'), id, () => ids.indexOf(id) === index, 'is the id of another guide too'),
    ),
  ];
}

type Test = (text: string, index: number) => boolean;

function entries(place: string, list: readonly string[] | null, test: Test, words: string): Problem[] {
  return (list ?? []).flatMap((text, index) => single(place + pointer(index), text, () => test(text, index), words));
}

function single(place: string, text: string | null, test: (text: string) => boolean, words: string): Problem[] {
  return text === null || test(text) ? [] : [[place, `${quoted(text)} ${words}`]];
}

function isHost(text: string): boolean {
  return hostName(text) !== undefined;
}

function isHostOrNone(text: string): boolean {
  return text === 'none' || isHost(text);
}
