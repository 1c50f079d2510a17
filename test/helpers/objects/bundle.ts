import type { SectionKind } from '../../../src/model/section.ts';
import type { CmdletObject } from './cmdlet-object.ts';

/** One entry of the export's header: what was asked and how it went. */
export type BundleCommand =
  | {
      readonly command: string;
      readonly section: SectionKind;
      readonly ok: true;
      readonly count: number;
      readonly warnings: readonly string[];
    }
  | { readonly command: string; readonly section: SectionKind; readonly ok: false; readonly error: string };

export interface BundleHeader {
  readonly formatVersion: number;
  /** Initial domain of the organization. */
  readonly organization: string;
  /** ISO 8601, UTC. */
  readonly taken: string;
  readonly by: string;
  readonly commands: readonly BundleCommand[];
}

export type Sections = Partial<Record<SectionKind, readonly CmdletObject[]>>;

/** The cmdlets that take `-ResultSize`; the others return everything. */
const sized: ReadonlySet<SectionKind> = new Set([
  'AcceptedDomain',
  'DistributionGroupMember',
  'InboundConnector',
  'OutboundConnector',
  'RemoteDomain',
  'TransportRule',
]);

const taken = '2026-11-15T08:30:00Z';

/** The command that fills a section. */
function commandOf(section: SectionKind): string {
  return `Get-${section}${sized.has(section) ? ' -ResultSize Unlimited' : ''}`;
}

/** The header entry of a command that succeeded. */
export function succeeded(section: SectionKind, count: number, warnings: readonly string[] = []): BundleCommand {
  return { command: commandOf(section), section, ok: true, count, warnings };
}

/** The header entry of a command that failed. */
export function failed(section: SectionKind, error: string): BundleCommand {
  return { command: commandOf(section), section, ok: false, error };
}

/**
 * The tenant export: header `mxlint`, then one key per section in the given order. The header's commands follow from the
 * sections unless they are given.
 */
export function bundle(sections: Sections, header: Partial<BundleHeader> = {}): CmdletObject {
  // Object.keys loses the key type
  const kinds = Object.keys(sections) as SectionKind[];
  const defaults: BundleHeader = {
    formatVersion: 1,
    organization: 'contoso.onmicrosoft.com',
    taken,
    by: 'mxlint-collect 0.1.0',
    commands: kinds.map((section) => succeeded(section, sections[section]?.length ?? 0)),
  };
  return { mxlint: { ...defaults, ...header }, ...sections };
}
