import { isSettled } from '../../mail/dns/outcome.ts';
import { formatIpSet, ipSet, isEmpty } from '../../mail/ip-range.ts';
import { microsoftClouds } from '../../mail/microsoft-cloud.ts';
import { composeSpf } from '../../mail/spf/compose.ts';
import type { FixProposal, ProposedRecord } from '../rules/fix.ts';
import { includeUse } from './include-use.ts';
import { neededIncludes } from './needed-includes.ts';
import { spfTexts } from './spf-texts.ts';
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
}

/** Terms for the declared senders: addresses as they are, other names as includes. */
export function senderTerms(senders: readonly string[]): readonly string[] {
  return senders.flatMap((sender) => {
    const { set } = ipSet([sender]);
    if (isEmpty(set)) return [`include:${sender}`];
    return formatIpSet(set).map((entry) => `${entry.includes(':') ? 'ip6' : 'ip4'}:${entry}`);
  });
}

/** Terms of declared senders that the record does not let pass yet; a name without a record is left out. */
function missingSenders(domain: string, { dns, declared }: SpfScope): readonly string[] {
  return declared.senders.flatMap(({ value }) => {
    const [term] = senderTerms([value]);
    if (term?.startsWith('include:') !== true) return senderTerms([value]);
    const isPublished = dns.spf(value).root.selection.state === 'record';
    const isThere = includeUse(domain, value, dns).state === 'effective';
    return isPublished && !isThere ? [term] : [];
  });
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
  { remove = [], add = [] }: Correction = {},
): CorrectedRecord | undefined {
  const { dns } = scope;
  const answer = dns.answers.ask(domain, 'TXT');
  if (!isSettled(answer.outcome)) return undefined;
  const needed = neededIncludes(domain, scope).filter((name) => !remove.includes(name));
  // What another record includes already is not included twice.
  const required = needed.filter((name) => !isElsewhere(domain, name, scope));
  const texts = spfTexts(dns.spf(domain).root.selection, needed);
  const added = [...add, ...missingSenders(domain, scope)];
  const composed = composeSpf(
    {
      domain,
      records: mergedInto(texts, added),
      required,
      remove,
      replace: replacements(domain, scope),
    },
    dns.answers,
  );
  const { text, notes, lookups, fits } = composed;
  if (texts.length === 1 && texts[0] === text) return undefined;
  return { record: { name: domain, text }, notes, lookups, fits };
}

function isElsewhere(domain: string, name: string, { dns }: SpfScope): boolean {
  const use = includeUse(domain, name, dns);
  return use.state === 'effective' && use.steps.length > 1;
}

/** The first text with the terms added where they count, before `all`. */
function mergedInto([first = 'v=spf1', ...others]: readonly string[], added: readonly string[]): readonly string[] {
  if (added.length === 0) return [first, ...others];
  const at = first.search(/(?<=^| )[-+~?]?all *$/i);
  const [head, tail] = at === -1 ? [first, ''] : [first.slice(0, at), first.slice(at)];
  return [[head.trim(), ...added, tail].filter((part) => part !== '').join(' '), ...others];
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
