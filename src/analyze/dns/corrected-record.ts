import { isSettled } from '../../mail/dns/outcome.ts';
import { microsoftClouds } from '../../mail/microsoft-cloud.ts';
import type { SpfEnding } from '../../mail/spf/choose-ending.ts';
import { composeSpf } from '../../mail/spf/compose.ts';
import type { SpfSelection } from '../../mail/spf/select.ts';
import type { FixProposal, ProposedRecord } from '../rules/fix.ts';
import { includeUse } from './include-use.ts';
import { neededIncludes } from './needed-includes.ts';
import { missingSenders } from './sender-terms.ts';
import { spfTexts, withoutCopies, withTerms } from './spf-texts.ts';
import { tenantClouds } from './tenant-cloud.ts';
import { includeOf, type SpfScope } from './spf-scope.ts';
import { wrongForms } from './wrong-form.ts';

/** The SPF record that a domain should publish, made of what it publishes now. */
export interface CorrectedRecord {
  readonly record: ProposedRecord;
  /** What was changed and what is left to do, one sentence each. */
  readonly notes: readonly string[];
  /** Lookups that it costs a client that matches nothing. */
  readonly lookups: number | 'unknown';
  /** Known to be within ten lookups (RFC 7208, section 4.6.4). */
  readonly fits: boolean;
}

/** What a correction does beside what is always done. */
export interface Correction {
  /** Names that no term may refer to any more. */
  readonly remove?: readonly string[];
  /** Terms to add, such as `ip4:192.0.2.1`. */
  readonly add?: readonly string[];
  /** Terms to leave out, as they are written; of terms that are the same one stays anyway. */
  readonly drop?: readonly string[];
  /** How the record is to end; by default as it does. */
  readonly ending?: SpfEnding;
}

/** Names that stand where an include that is needed belongs. */
function replacements(domain: string, scope: SpfScope): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const service of scope.services) {
    const include = includeOf(service);
    if (include === undefined) continue;
    for (const name of service.profile.spf.wrongNames) found.set(name.toLowerCase(), include);
    for (const { name } of wrongForms(domain, include, service.profile.domains, scope.dns)) {
      if (name !== undefined) found.set(name, include);
    }
  }
  const clouds = tenantClouds(scope);
  const [right] = neededIncludes(domain, scope);
  for (const cloud of microsoftClouds) {
    if (right !== undefined && !clouds.includes(cloud)) found.set(cloud.spfInclude, right);
  }
  return found;
}

/**
 * The record that a domain should publish: all that it publishes merged into one, mended, with the includes of Microsoft
 * and of the services that need theirs, the declared senders, and the ending that was there. Undefined when what is
 * published is not known, or is what should be.
 */
export function correctedRecord(
  scope: SpfScope,
  domain: string,
  { remove = [], add = [], drop = [], ending }: Correction = {},
): CorrectedRecord | undefined {
  const { dns } = scope;
  const answer = dns.answers.ask(domain, 'TXT');
  if (!isSettled(answer.outcome)) return undefined;
  const needed = neededIncludes(domain, scope).filter((name) => !remove.includes(name));
  // What another record includes already is not included twice.
  const required = needed.filter((name) => !isElsewhere(domain, name, scope));
  const { selection } = dns.spf(domain).root;
  const texts = spfTexts(selection, needed).map((text) => withoutCopies(without(text, drop), needed, dns));
  const added = [...add, ...missingSenders(domain, scope)];
  const composed = composeSpf(
    {
      domain,
      records: withTerms(texts, added),
      required,
      remove,
      replace: replacements(domain, scope),
      ending,
    },
    dns.answers,
  );
  const { text, notes, lookups, fits } = composed;
  if (fits && isPublished(selection, text)) return undefined;
  return { record: { name: domain, text }, notes, lookups, fits };
}

function isElsewhere(domain: string, name: string, { dns }: SpfScope): boolean {
  const use = includeUse(domain, name, dns);
  return use.state === 'effective' && use.steps.length > 1;
}

function isPublished(selection: SpfSelection, text: string): boolean {
  return selection.state === 'record' && selection.record.text === text;
}

function without(text: string, terms: readonly string[]): string {
  return text
    .split(' ')
    .filter((word) => !terms.includes(word))
    .join(' ');
}

/** The corrected record as a fix, with what is left to do where it alone is not enough. */
export function correctedFix(scope: SpfScope, domain: string, correction: Correction = {}): FixProposal {
  const corrected = correctedRecord(scope, domain, correction);
  if (corrected === undefined) return { title: 'Correct the SPF record at the DNS provider of the domain.' };
  const { record, lookups, fits } = corrected;
  if (fits) return { title: 'Publish this record in place of every SPF record of the domain.', record };
  if (lookups === 'unknown') {
    const title =
      'Look up the names that did not answer, then audit again: the corrected record is not known to stay within 10 lookups.';
    return { title };
  }
  const title = `Drop senders that are no longer used, then publish the rest of this record: it needs ${lookups} lookups, and receivers stop at 10.`;
  return { title, record, safety: 'review' };
}
