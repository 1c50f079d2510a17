import type { Config, Suppression } from '../../config/config.ts';
import type { Diagnostic } from '../../model/index.ts';
import type { Finding } from './finding.ts';

export interface SuppressionResult {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

const dayMs = 86_400_000;

/** Days since 1970 of a date `YYYY-MM-DD` (proleptic Gregorian calendar). */
function dayNumber(text: string): number {
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Whether a suppression no longer holds: its last day, UTC, is over. */
export function isExpired(suppression: Suppression, at: number): boolean {
  return at >= (dayNumber(suppression.expires) + 1) * dayMs;
}

function isMeant(finding: Finding, suppression: Suppression): boolean {
  if (finding.rule !== suppression.rule) return false;
  if (suppression.message !== undefined && suppression.message !== finding.message.id) return false;
  if (suppression.service !== undefined && suppression.service !== finding.service) return false;
  const { kind, identity } = suppression.object;
  if (finding.subject.kind.toLowerCase() !== kind.toLowerCase()) return false;
  const wanted = identity.toLowerCase();
  return [finding.subject.identity.toLowerCase(), finding.subject.key, finding.subject.guid?.toLowerCase()].includes(wanted);
}

/**
 * Marks the findings that a person has accepted. An expired suppression hides nothing and is reported, as is one that
 * no finding needs.
 */
export function suppress(findings: readonly Finding[], config: Config, at: number, evaluated: ReadonlySet<string>): SuppressionResult {
  const diagnostics: Diagnostic[] = [];
  const marked = new Map<Finding, Suppression>();
  for (const suppression of config.suppress) {
    const place = { kind: 'config', pointer: suppression.pointer } as const;
    const what = `The suppression of ${suppression.rule} for ${suppression.object.kind} '${suppression.object.identity}'`;
    const meant = findings.filter((finding) => isMeant(finding, suppression));
    if (isExpired(suppression, at)) {
      const message = `${what} expired on ${suppression.expires}. Mend the finding, or let ${suppression.owner} renew it.`;
      diagnostics.push({ id: 'config/suppression-expired', level: 'warning', message, at: place });
    } else if (meant.length > 0) {
      for (const finding of meant) marked.set(finding, suppression);
    } else if (evaluated.has(suppression.rule)) {
      diagnostics.push({ id: 'config/suppression-unused', level: 'warning', message: `${what} hides nothing. Remove it.`, at: place });
    }
  }
  return {
    findings: findings.map((finding) => {
      const suppression = marked.get(finding);
      return suppression === undefined ? finding : { ...finding, suppression };
    }),
    diagnostics,
  };
}
