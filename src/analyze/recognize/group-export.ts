import { exportCommand } from '../../model/export-command.ts';
import { quotePowerShell } from '../../text/escape-powershell.ts';

/** The PowerShell line that exports the members of one group; for a name that cannot be quoted, the one that asks for it. */
export function exportGroup(name: string): string {
  return exportCommand('DistributionGroupMember', quotePowerShell(name));
}
