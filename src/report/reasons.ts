import type { UnknownReason } from '../model/index.ts';

/** What each reason for not knowing says to a reader; completes "<fact>: …". */
export const reasonTexts: Readonly<Record<UnknownReason, string>> = {
  'not-exported': 'not in the input',
  'command-failed': 'the command that reads it failed',
  'no-permission': 'the account that exported may not read it',
  partial: 'only a part of it is in the input',
  'property-absent': 'the property is missing from the export',
  'lost-to-depth': 'cut off by the depth of the export',
  'not-in-format': 'the format of the export does not hold it',
  'wrong-type': 'the value is not of the expected type',
  'unknown-value': 'this version does not know the value',
  conflict: 'the input contradicts itself',
  'not-declared': 'not declared in the configuration',
  'not-in-profile': 'the profile of the service does not say',
  'not-looked-up': 'not looked up in DNS',
  unsupported: 'this version cannot evaluate it',
  undetermined: 'the evidence leaves it open',
};
