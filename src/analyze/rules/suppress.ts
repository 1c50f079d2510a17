import type { Config, Suppression } from '../../config/config.ts';
import type { Diagnostic } from '../../model/index.ts';
import { daysSince } from '../../text/calendar.ts';
import type { Finding } from './finding.ts';

export interface SuppressionResult {
  readonly findings: readonly Finding[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Whether a suppression no longer holds: its last day, UTC, is over. One whose last day cannot be read holds nothing. */
export function isExpired(suppression: Suppression, at: number): boolean {
  const days = daysSince(suppression.expires, at);
  return days === undefined || days > 0;
}

function isMeant(finding: Finding, suppression: Suppression): boolean {
  if (finding.rule !== suppression.rule) return false;
  const narrowed = suppression.message?.toLowerCase();
  const names = [finding.message.id.toLowerCase(), finding.discriminator?.toLowerCase()];
  if (narrowed !== undefined && !names.includes(narrowed)) return false;
  if (suppression.service !== undefined && suppression.service !== finding.service) return false;
  const { kind, identity } = suppression.object;
  if (finding.subject.kind.toLowerCase() !== kind.toLowerCase()) return false;
  const wanted = identity.toLowerCase();
  return [finding.subject.identity.toLowerCase(), finding.subject.key, finding.subject.guid?.toLowerCase()].includes(
    wanted,
  );
}

/**
 * Marks the findings that a person has accepted. An expired suppression hides nothing and is reported, as is one that
 * no finding needs.
 */
export function suppress(
  findings: readonly Finding[],
  config: Config,
  at: number,
  evaluated: ReadonlySet<string>,
): SuppressionResult {
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
      diagnostics.push({
        id: 'config/suppression-unused',
        level: 'warning',
        message: `${what} hides nothing. Remove it.`,
        at: place,
      });
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
