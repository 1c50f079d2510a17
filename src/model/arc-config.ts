import { commonProperties } from './common-properties.ts';
import { list, type View } from './property.ts';

/** `Get-ArcConfig`; meaning: Set-ArcConfig in the Exchange cmdlet reference, which replaces the list as a whole. */
export const arcConfigProperties = {
  ...commonProperties,
  ArcTrustedSealers: list('Trusted sealers: the `d=` values of ARC seals; often one comma-joined text.'),
} as const;

export type ArcConfig = View<'ArcConfig', typeof arcConfigProperties>;
