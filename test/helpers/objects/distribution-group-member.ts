import type { CmdletObject } from './cmdlet-object.ts';

/**
 * One group with all its members, the shape of the export's `DistributionGroupMember` section. A member is an address
 * (a user mailbox) or an address with its recipient type.
 */
export function distributionGroupMember(
  group: string,
  members: readonly (string | { readonly address: string; readonly type: string })[],
): CmdletObject {
  return {
    Group: group,
    Members: members.map((member) =>
      typeof member === 'string'
        ? { PrimarySmtpAddress: member, RecipientType: 'UserMailbox' }
        : { PrimarySmtpAddress: member.address, RecipientType: member.type },
    ),
  };
}
