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
  servfail: 'the name server answered that it failed (servfail)',
  refused: 'the name server refused to answer (refused)',
  'notimp/formerr': 'the name server does not understand the question (notimp/formerr)',
  timeout: 'no answer in time (timeout)',
  unreachable: 'no name server can be reached (unreachable)',
  malformed: 'the answer is not valid (malformed)',
  'invalid-name': 'the name cannot be asked for (invalid-name)',
  'not-asked': 'not among the answers (not-asked)',
  'tls-error': 'no secure connection could be made (tls-error)',
};
