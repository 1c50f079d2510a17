import type { SectionKind } from './section.ts';

/** Kinds whose cmdlet returns 1,000 objects unless `-ResultSize` says otherwise (Exchange cmdlet reference). */
const limited: ReadonlySet<SectionKind> = new Set([
  'AcceptedDomain',
  'InboundConnector',
  'OutboundConnector',
  'RemoteDomain',
  'TransportRule',
]);

/** Number of objects at which a cmdlet stops without saying so. */
export const DEFAULT_RESULT_SIZE = 1000;

/** Whether the cmdlet of the kind stops at `DEFAULT_RESULT_SIZE` unless told otherwise. */
export function isLimited(kind: SectionKind): boolean {
  return limited.has(kind);
}

/** The cmdlet that prints the objects of a kind, for example `Get-InboundConnector`. */
export function cmdletOf(kind: SectionKind): string {
  return `Get-${kind}`;
}

/** The members of one group, given as a PowerShell expression. */
function exportMembers(group: string): string {
  const members = `Get-DistributionGroupMember ${group} -ResultSize Unlimited | Select-Object PrimarySmtpAddress, RecipientType`;
  return `@{ DistributionGroupMember = @(@{ Group = ${group}; Members = @(${members}) }) } | ConvertTo-Json -Depth 6`;
}

/**
 * The PowerShell line whose output mxlint reads as the whole section, with nothing cut off. Members are exported group by
 * group: `group` is the name as a PowerShell literal; without it the line asks for one.
 */
export function exportCommand(kind: SectionKind, group?: string): string {
  if (kind === 'DistributionGroupMember') {
    return group === undefined ? `$g = Read-Host 'Group'; ${exportMembers('$g')}` : exportMembers(group);
  }
  return `${cmdletOf(kind)}${isLimited(kind) ? ' -ResultSize Unlimited' : ''} | ConvertTo-Json -Depth 6`;
}

/** The same, written to a file that mxlint takes; `Set-Content` with an encoding, because the default differs by version. */
export function exportToFile(kind: SectionKind): string {
  return `${exportCommand(kind)} | Set-Content -Encoding utf8 ${cmdletOf(kind)}.json`;
}
