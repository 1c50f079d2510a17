import type { Diagnostic, SectionKind, Tenant, Why } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { bestOf, type SourcedCollection } from './section-of.ts';

/** Kinds of which every organization has at least one object that cannot be removed. */
const neverEmpty: readonly SectionKind[] = [
  'AcceptedDomain',
  'HostedConnectionFilterPolicy',
  'OrganizationConfig',
  'RemoteDomain',
  'TransportConfig',
];
/** What an account that may not read remote domains may not read either: the role Security Reader lacks both. */
const besideRemoteDomains: readonly SectionKind[] = ['InboundConnector', 'OutboundConnector'];

/**
 * Doubts sections that are empty although the file does not say that their command succeeded. An account without the
 * role for a cmdlet leaves the same empty list behind as a tenant without objects, so an empty section of a kind that
 * every tenant has is unread, not empty; and with the remote domains, empty connectors are not believed either.
 */
export function withDoubts(
  tenant: Tenant,
  collections: ReadonlyMap<SectionKind, readonly SourcedCollection[]>,
): { readonly tenant: Tenant; readonly diagnostics: readonly Diagnostic[] } {
  const isSuspect = (kind: SectionKind): boolean => {
    const section = tenant[kind];
    const isEmpty = section.state === 'complete' && section.objects.length === 0;
    return isEmpty && bestOf(collections.get(kind) ?? [])?.confirmed !== true;
  };
  const suspects = neverEmpty.filter(isSuspect);
  if (suspects.length === 0) {
    return { tenant, diagnostics: [] };
  }
  const doubted = suspects.includes('RemoteDomain')
    ? [...suspects, ...besideRemoteDomains.filter(isSuspect)]
    : suspects;
  const replaced = doubted.map((kind) => [kind, { ...tenant[kind], state: 'partial', why: whyOf(kind) }] as const);
  return {
    tenant: { ...tenant, ...Object.fromEntries(replaced) },
    diagnostics: doubted.map((kind) => diagnosticOf(kind, tenant)),
  };
}

function reasonFor(kind: SectionKind): string {
  return besideRemoteDomains.includes(kind)
    ? 'the remote domains, which the same role lets one read, are empty too'
    : 'every organization has at least one';
}

function whyOf(kind: SectionKind): Why {
  const detail = `the section is empty, but ${reasonFor(kind)}: the account probably may not read it; use one that is Global Reader`;
  return { reason: 'no-permission', command: exportCommand(kind), detail };
}

function diagnosticOf(kind: SectionKind, tenant: Tenant): Diagnostic {
  const message = `${kind} is empty, but ${reasonFor(kind)}. The account that exported it probably may not read it: run \`${exportCommand(kind)}\` as Global Reader.`;
  return { id: 'input/empty-section', level: 'warning', message, at: tenant[kind].at };
}
