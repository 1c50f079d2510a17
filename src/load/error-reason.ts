import type { UnknownReason } from '../model/index.ts';

/**
 * What Exchange Online and its PowerShell module answer when the account lacks the role for a cmdlet: HTTP 401 and 403,
 * a cmdlet that "is not recognized" because the role does not include it, and a role that the service does not support.
 */
const denials: readonly RegExp[] = [
  /\b40[13]\b/,
  /\bforbidden\b/i,
  /\bunauthorized\b/i,
  /\baccess\b.{0,20}\bdenied\b/i,
  /\bis not recognized as\b/i,
  /\bthe term\b.{0,80}\bis not recognized\b/i,
  /isn't supported in this scenario/i,
  /\b(?:insufficient|sufficient) (?:access|permission|privilege|rights)/i,
  /don't have (?:the )?(?:required |necessary )?permission/i,
];

/** Whether the text of an error means a missing permission or some other failure. */
export function reasonOfError(error: string | undefined): UnknownReason & ('command-failed' | 'no-permission') {
  return error !== undefined && denials.some((pattern) => pattern.test(error)) ? 'no-permission' : 'command-failed';
}
