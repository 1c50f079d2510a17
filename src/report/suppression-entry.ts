import type { Finding } from '../analyze/rules/finding.ts';

/** What tells a finding in `suppress` of the configuration; justification, owner and expiry are for a person to add. */
export interface SuppressionEntry {
  readonly rule: string;
  readonly object: { readonly kind: string; readonly identity: string };
  readonly message: string;
  readonly service?: string;
}

/**
 * The entry that accepts a finding and no other one. The object goes by its name or, where that must not be shown as it
 * is, by its Guid; undefined when it has none.
 */
export function suppressionEntry(
  finding: Finding,
  isShowable: (text: string) => boolean,
): SuppressionEntry | undefined {
  const { rule, subject, discriminator, message, service, services = [service] } = finding;
  const identity = [subject.identity, subject.guid].find((name) => name !== undefined && isShowable(name));
  if (identity === undefined || !isShowable(discriminator ?? '')) return undefined;
  return {
    rule,
    object: { kind: subject.kind, identity },
    message: discriminator ?? message.id,
    ...(service === '' || services.length > 1 ? {} : { service }),
  };
}
