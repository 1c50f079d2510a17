import { commonProperties } from './common-properties.ts';
import { bool, list, text, type View } from './property.ts';

/** `Get-HostedConnectionFilterPolicy`; meaning: Set-HostedConnectionFilterPolicy in the Exchange cmdlet reference. */
export const hostedConnectionFilterPolicyProperties = {
  ...commonProperties,
  IsDefault: bool('Whether this is the default policy.'),
  IPAllowList: list('Addresses whose mail skips spam filtering; single, range or CIDR (/24 to /32).'),
  IPBlockList: list('Addresses whose mail is refused; the allow list wins.'),
  EnableSafeList: bool("Whether Microsoft's safe list is used."),
  DirectoryBasedEdgeBlockMode: text('Mode of directory-based edge blocking.'),
} as const;

export type HostedConnectionFilterPolicy = View<
  'HostedConnectionFilterPolicy',
  typeof hostedConnectionFilterPolicyProperties
>;
