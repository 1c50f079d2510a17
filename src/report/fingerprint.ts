import type { Finding } from '../analyze/rules/finding.ts';
import { sha256 } from '../text/digest.ts';
import type { Redact } from './redact.ts';
import { isAbsent } from './subject.ts';

/** Identities of a finding that survive another export of the same tenant: 64 hexadecimal digits each. */
export interface Fingerprint {
  /** By Guid, else ImmutableId, Identity or Name: unchanged when the object is renamed. */
  readonly key: string;
  /** By name: matches an export without Guids. */
  readonly nameKey: string;
}

/**
 * Fingerprints by finding. Only what makes a finding this finding goes in: rule, message, service, object, property and
 * discriminator; neither path, line, severity, wording nor tenant. Of findings with equal identities the second and
 * later ones get a number, in the order given. Texts pass through `redact` first: a digest of a value would give it away
 * to whoever can guess.
 */
export function fingerprints(findings: readonly Finding[], redact: Redact): ReadonlyMap<Finding, Fingerprint> {
  const seen = new Map<string, number>();
  const hash = (finding: Finding, object: string): string => {
    const identity = identityOf(finding, object).map((part) => redact(part));
    const text = JSON.stringify(identity);
    const ordinal = (seen.get(text) ?? 0) + 1;
    seen.set(text, ordinal);
    return sha256(ordinal === 1 ? text : JSON.stringify([...identity, String(ordinal)]));
  };
  const result = new Map<Finding, Fingerprint>();
  for (const finding of findings) {
    const { key, identity } = finding.subject;
    result.set(finding, {
      key: hash(finding, `key:${key}`),
      nameKey: hash(finding, `name:${identity.toLowerCase()}`),
    });
  }
  return result;
}

function identityOf(finding: Finding, object: string): string[] {
  const { rule, message, service, subject, property = '' } = finding;
  return ['v1', rule, message.id, service, subject.kind, object, property, discriminatorOf(finding)];
}

/** An absent object is told apart by its direction where the rule gives nothing better. */
function discriminatorOf(finding: Finding): string {
  if (finding.discriminator !== undefined) return finding.discriminator.toLowerCase();
  return isAbsent(finding.subject) ? (finding.direction ?? '') : '';
}
