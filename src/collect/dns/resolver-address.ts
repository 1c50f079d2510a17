import { getServers } from 'node:dns';
import { isIP, isIPv4, SocketAddress } from 'node:net';
import type { Diagnostic } from '../../model/index.ts';
import { visible } from '../../text/visible.ts';

/** A server that answers questions: one to which datagrams go, or one behind HTTPS (RFC 8484). */
export type ResolverAddress =
  | {
      readonly kind: 'udp';
      /** Canonical text, without brackets; a link-local one with its zone (`fe80::1%eth0`). */
      readonly address: string;
      readonly family: 4 | 6;
      readonly port: number;
      /** As answers name it: `192.0.2.53:53`, `[2001:db8::53]:53`. */
      readonly name: string;
    }
  | {
      readonly kind: 'doh';
      readonly url: string;
      /** The address without what a user could have hidden in it. */
      readonly name: string;
    };

const DNS_PORT = 53;
const LARGEST_PORT = 65_535;
const WITH_PORT = /^(?:\[([^[\]]+)\]|([^:[\]]+)):(\d{1,5})$/;
const IN_BRACKETS = /^\[([^[\]]+)\]$/;
const LINK_LOCAL = /^fe[89ab][0-9a-f]:/i;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads what a user gave as a resolver: an address, `192.0.2.53:5353`, `[2001:db8::53]:5353` or an https address. A
 * name is refused, because it would have to be looked up first; so is http, except to this machine.
 */
export function parseResolver(text: string): ResolverAddress | { readonly problem: string } {
  const bare = text.trim();
  if (/^https?:/i.test(bare)) return parseUrl(bare);
  const [host, port] = splitPort(bare);
  if (isIP(host) === 0) {
    const examples = '192.0.2.53, 192.0.2.53:5353, [2001:db8::53]:53 or https://dns.example.com/dns-query';
    return { problem: `${visible(bare)} is no resolver. Give an address such as ${examples}.` };
  }
  if (port < 1 || port > LARGEST_PORT) {
    return { problem: `The port of ${visible(bare)} is not between 1 and ${LARGEST_PORT}. Leave it out for port 53.` };
  }
  if (isWithoutZone(host)) {
    const advice = `Name the network interface too, for example ${host}%eth0, or give another resolver.`;
    return { problem: `${host} is an address of one network link only. ${advice}` };
  }
  return udpAddress(host, port);
}

/**
 * The servers of the system's configuration, as Node reads it. Node drops the zone of a link-local address, without
 * which it cannot be reached: such an entry is left out with a note. It does not see split DNS.
 */
export function systemResolvers(servers: readonly string[] = getServers()): {
  readonly resolvers: readonly ResolverAddress[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const resolvers: ResolverAddress[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const server of servers) {
    const resolver = parseResolver(server);
    if ('problem' in resolver) diagnostics.push(skipped(server));
    else resolvers.push(resolver);
  }
  return { resolvers, diagnostics };
}

function skipped(server: string): Diagnostic {
  const message = `The system's resolver ${visible(server)} cannot be used, because its network interface is not known. Name a resolver with --resolver if answers are missing.`;
  return { id: 'dns/resolver-skipped', level: 'note', message };
}

function splitPort(text: string): readonly [host: string, port: number] {
  const match = WITH_PORT.exec(text);
  if (match !== null) return [match[1] ?? match[2] ?? '', Number(match[3])];
  return [IN_BRACKETS.exec(text)?.[1] ?? text, DNS_PORT];
}

function isWithoutZone(host: string): boolean {
  return LINK_LOCAL.test(host) && !host.includes('%');
}

function udpAddress(host: string, port: number): ResolverAddress {
  if (isIPv4(host)) return { kind: 'udp', address: host, family: 4, port, name: `${host}:${port}` };
  const [bare = host, zone] = host.split('%');
  const canonical = new SocketAddress({ address: bare, family: 'ipv6' }).address;
  const address = zone === undefined ? canonical : `${canonical}%${zone}`;
  return { kind: 'udp', address, family: 6, port, name: `[${address}]:${port}` };
}

function parseUrl(text: string): ResolverAddress | { readonly problem: string } {
  const url = URL.parse(text);
  if (url === null || url.hash !== '') {
    return { problem: `${visible(text)} is no https address. Give one such as https://dns.example.com/dns-query.` };
  }
  if (url.username !== '' || url.password !== '') {
    return {
      problem: `The address of the resolver ${visible(url.host)} holds a user name or password. Leave them out.`,
    };
  }
  if (url.protocol === 'http:' && !LOOPBACK_HOST.test(url.hostname)) {
    const advice = 'Use https: over http anybody on the way could change the answers.';
    return { problem: `${visible(text)} is not encrypted. ${advice}` };
  }
  return { kind: 'doh', url: url.href, name: `${url.origin}${url.pathname}` };
}
