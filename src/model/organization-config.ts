import { commonProperties } from './common-properties.ts';
import { bool, integer, text, type View } from './property.ts';

/** `Get-OrganizationConfig`; meaning: Set-OrganizationConfig in the Exchange cmdlet reference. */
export const organizationConfigProperties = {
  ...commonProperties,
  DisplayName: text('Display name of the organization.'),
  RejectDirectSend: bool('Whether anonymous mail in an own name is refused; absent in older exports.'),
  IsDehydrated: bool('Whether the organization still shares the default objects.'),
  AuditDisabled: bool('Whether mailbox auditing is off.'),
  HybridConfigurationStatus: text('State of the hybrid configuration.'),
  SendFromAliasEnabled: bool('Whether users can send from their aliases.'),
  MaskClientIpInReceivedHeadersEnabled: bool('Whether client addresses are masked.'),
  SCLJunkThreshold: integer('Spam confidence level from which mail is junk.'),
} as const;

export type OrganizationConfig = View<'OrganizationConfig', typeof organizationConfigProperties>;
