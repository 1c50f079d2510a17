import { commonProperties } from './common-properties.ts';
import { bool, date, integer, text, type View } from './property.ts';

/** `Get-DkimSigningConfig`; meaning: Set-DkimSigningConfig in the Exchange cmdlet reference. */
export const dkimSigningConfigProperties = {
  ...commonProperties,
  Domain: text('Signing domain.'),
  Enabled: bool('Whether outgoing mail of the domain is signed with its own key.'),
  IsDefault: bool('Whether it is the default configuration.'),
  Status: text('State of the configuration, for example Valid or CnameMissing.'),
  Selector1CNAME: text('Target of the first CNAME record.'),
  Selector2CNAME: text('Target of the second CNAME record.'),
  Selector1KeySize: integer('Size of the first key in bits.', ['KeySize']),
  Selector2KeySize: integer('Size of the second key in bits.'),
  SelectorBeforeRotateOnDate: text('Selector in use before the rotation date.'),
  SelectorAfterRotateOnDate: text('Selector in use after the rotation date.'),
  RotateOnDate: date('Date of the next or last key rotation.'),
} as const;

export type DkimSigningConfig = View<'DkimSigningConfig', typeof dkimSigningConfigProperties>;
