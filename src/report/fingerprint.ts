import type { Finding } from '../analyze/rules/finding.ts';
import { sha256 } from '../text/digest.ts';
import type { Redact } from '../analyze/redact.ts';
import { isAbsent } from '../analyze/rules/is-absent.ts';

/** Identities of a finding that survive another export of the same tenant: 64 hexadecimal digits each. */
export interface Fingerprint {
  /** By Guid, else ImmutableId, Identity or Name: unchanged when the object is renamed. */
  readonly key: string;
  /** By name: matches an export without Guids. */
  readonly nameKey: string;
}

/**
 * Fingerprints by finding: the SHA-256 of the JSON list of what makes a finding this finding, namely version, rule,
 * message, service, kind and identity of the object, property and discriminator; neither path, line, severity, wording
 * nor tenant. Of findings with equal lists the second and later ones get a number, in the order given. Texts pass through
 * `redact` first: a digest of a value would give it away to whoever can guess.
 */
export function fingerprints(findings: readonly Finding[], redact: Redact): ReadonlyMap<Finding, Fingerprint> {
  const key = hasher(redact);
  const nameKey = hasher(redact);
  return new Map(
    findings.map((finding) => {
      const { subject } = finding;
      return [
        finding,
        {
          key: key(identityOf(finding, subject.key)),
          nameKey: nameKey(identityOf(finding, subject.identity.toLowerCase())),
        },
      ];
    }),
  );
}

type Identity = readonly (string | null)[];

function hasher(redact: Redact): (identity: Identity) => string {
  const seen = new Map<string, number>();
  return (identity) => {
    const clean = identity.map((part) => (part === null ? null : redact(part)));
    const text = JSON.stringify(clean);
    const ordinal = (seen.get(text) ?? 0) + 1;
    seen.set(text, ordinal);
    return sha256(ordinal === 1 ? text : JSON.stringify([...clean, ordinal]));
  };
}

function identityOf(finding: Finding, object: string): Identity {
  const { rule, message, service, subject, property = null } = finding;
  return ['v1', rule, message.id, service, subject.kind, object, property, discriminatorOf(finding)];
}

/** An absent object is told apart by its direction where the rule gives nothing better. */
function discriminatorOf({ discriminator, direction, subject }: Finding): string | null {
  if (discriminator !== undefined) return discriminator.toLowerCase();
  return isAbsent(subject) ? (direction ?? null) : null;
}
