import { isAlphanumeric } from '../text/alphanumeric.ts';

/**
 * A value of the service's headers. It lets its holder skip processing, so nothing prints it: outputs name
 * it by its label, and its text is reachable only through the registry that made it.
 */
export interface Secret {
  readonly secret: true;
  /** `value 1`, `value 2` …, in order of appearance. */
  readonly label: string;
}

/** How two values compare: guards match without case, stamps are compared exactly. */
export type SecretComparison = 'equal' | 'equal-but-for-case' | 'different';

export interface Secrets {
  /** The secret for a text; surrounding blanks do not count. The same text gives the same secret. */
  readonly of: (text: string) => Secret;
  readonly compare: (a: Secret, b: Secret) => SecretComparison;
  /** Whether `test` holds for the text of the secret; the text is handed to nothing else. */
  readonly test: (secret: Secret, test: (text: string) => boolean) => boolean;
  /** The texts that can be a secret (four letters or digits at least), for redaction and `--show-secrets` only. */
  readonly texts: () => ReadonlyMap<string, Secret>;
}

/** A guard word such as `*` or `.` is no secret, and replacing it would rewrite every command that holds one. */
const LEAST_SECRET = 4;

export function createSecrets(): Secrets {
  const byText = new Map<string, Secret>();
  const textOf = new Map<Secret, string>();
  const reveal = (secret: Secret): string => textOf.get(secret) ?? '';
  return {
    of(text) {
      const trimmed = text.trim();
      const existing = byText.get(trimmed);
      if (existing !== undefined) return existing;
      const secret: Secret = { secret: true, label: `value ${byText.size + 1}` };
      byText.set(trimmed, secret);
      textOf.set(secret, trimmed);
      return secret;
    },
    compare(a, b) {
      if (a === b) return 'equal';
      return reveal(a).toLowerCase() === reveal(b).toLowerCase() ? 'equal-but-for-case' : 'different';
    },
    test: (secret, test) => test(reveal(secret)),
    texts: () => new Map([...byText].filter(([text]) => alphanumerics(text) >= LEAST_SECRET)),
  };
}

/** How many letters and digits a text has. */
function alphanumerics(text: string): number {
  return Array.from(text).filter((character) => isAlphanumeric(character.codePointAt(0) ?? 0)).length;
}

export function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && 'secret' in value && value.secret === true;
}
