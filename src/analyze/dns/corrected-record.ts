import { isSettled } from '../../mail/dns/outcome.ts';
import { microsoftClouds } from '../../mail/microsoft-cloud.ts';
import { unionOf, type IpSet } from '../../mail/ip-range.ts';
import { composeSpf, published, type SpfComposed } from '../../mail/spf/compose.ts';
import { printSpf } from '../../mail/spf/print.ts';
import type { SpfSelection } from '../../mail/spf/select.ts';
import type { SpfNode } from '../../mail/spf/tree.ts';
import type { FixProposal, ProposedRecord } from '../rules/fix.ts';
import { dnsView, type DnsView } from './dns-view.ts';
import { includeUse } from './include-use.ts';
import { neededIncludes } from './needed-includes.ts';
import { nestedForm } from './nested-form.ts';
import { redundantTerms } from './redundant-terms.ts';
import { missingSenders } from './sender-terms.ts';
import { publishFix } from './publish-fix.ts';
import { spfTexts } from './spf-texts.ts';
import { cloudsOf } from './tenant-cloud.ts';
import { includeOf, type SpfScope } from './spf-scope.ts';
import { wrongForms } from './wrong-form.ts';

/** The SPF record that a domain should publish, made of what it publishes now. */
export interface CorrectedRecord extends Omit<SpfComposed, 'text'> {
  readonly record: ProposedRecord;
  /** It is the record of today, which only a person can mend. */
  readonly isSame: boolean;
  /** Unlisted senders that pass today, or are neutral, will be refused. */
  readonly isStricter: boolean;
}

/** What a correction does beside what is always done. */
export interface Correction {
  /** Names that no term may refer to any more. */
  readonly remove?: readonly string[];
  /** Terms to add, such as `ip4:192.0.2.1`. */
  readonly add?: readonly string[];
  /** Terms to leave out, as they are written, such as one that refuses a sender. */
  readonly drop?: readonly string[];
}

/** Many rules ask for the record of one domain; tenant and configuration are the same for all of them. */
const made = new WeakMap<
  DnsView,
  { readonly services: SpfScope['services']; readonly records: Map<string, CorrectedRecord | undefined> }
>();

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
  const clouds = cloudsOf(domain, scope);
  const [right] = neededIncludes(domain, scope);
  for (const cloud of microsoftClouds) {
    if (right !== undefined && !clouds.includes(cloud)) found.set(cloud.spfInclude, right);
  }
  return found;
}

/** Addresses that the includes let pass, as far as all is known of their records. */
function passingBy(includes: readonly string[], { spf, coverage }: SpfScope['dns']): IpSet {
  const readable = includes.filter((name) => spf(name).unknown.length === 0);
  return unionOf(...readable.map((name) => coverage(name).pass));
}

/**
 * The record that a domain should publish: all that it publishes merged into one, mended, with the includes of Microsoft
 * and of the services that need theirs, the declared senders, and the ending that was there. Undefined when what is
 * published is not known, or is what should be.
 */
export function correctedRecord(
  scope: SpfScope,
  domain: string,
  correction: Correction = {},
): CorrectedRecord | undefined {
  const before = made.get(scope.dns);
  const cache = before?.services === scope.services ? before.records : new Map<string, CorrectedRecord | undefined>();
  if (before?.services !== scope.services) made.set(scope.dns, { services: scope.services, records: cache });
  const key = JSON.stringify([domain, correction]);
  if (!cache.has(key)) cache.set(key, compose(scope, domain, correction));
  return cache.get(key);
}

function compose(
  scope: SpfScope,
  domain: string,
  { remove = [], add = [], drop = [] }: Correction,
): CorrectedRecord | undefined {
  const { dns } = scope;
  if (!isSettled(dns.answers.ask(domain, 'TXT').outcome)) return undefined;
  const needed = neededIncludes(domain, scope).filter((name) => !remove.includes(name));
  const { selection } = dns.spf(domain).root;
  const draft = {
    domain,
    records: spfTexts(selection, needed),
    remove,
    replace: replacements(domain, scope),
    drop: [...drop, ...redundantTexts(scope, domain)],
    copied: passingBy(needed, dns),
  };
  const mended = composeSpf({ ...draft, required: [] }, dns.answers);
  const later = dnsView(published(domain, mended.text, dns.answers));
  const { text, ...rest } = composeSpf(
    {
      ...draft,
      // What another record includes already is not included twice.
      required: needed.filter((name) => !isElsewhere(domain, name, later) && !isNested(domain, name, scope)),
      add: [...add, ...missingSenders(domain, { ...scope, dns: later })],
    },
    dns.answers,
  );
  const isSame = isPublished(selection, text);
  if (rest.fits && isSame) return undefined;
  return { record: { name: domain, text }, ...rest, isSame, isStricter: isStricter(dns.spf(domain).root, text) };
}

function isElsewhere(domain: string, name: string, dns: DnsView): boolean {
  const use = includeUse(domain, name, dns);
  return use.state === 'effective' && use.steps.length > 1;
}

/** Whether a record of the same owner, which this one includes, means to hold the include: it is mended there. */
function isNested(domain: string, name: string, scope: SpfScope): boolean {
  const service = scope.services.find((one) => includeOf(one) === name);
  return service !== undefined && nestedForm(domain, name, service.profile.domains, [domain], scope.dns) !== undefined;
}

function isPublished(selection: SpfSelection, text: string): boolean {
  return selection.state === 'record' && printSpf(selection.record).toLowerCase() === text.toLowerCase();
}

/** Terms of a record in force that make no difference; a record that is broken is mended first. */
function redundantTexts(scope: SpfScope, domain: string): readonly string[] {
  const { selection } = scope.dns.spf(domain).root;
  if (selection.state !== 'record' || selection.record.errors.length > 0) return [];
  const found = redundantTerms(domain, scope);
  // A term that is there twice stays once: leaving it out as it is written would take both.
  return found.flatMap(({ reason, one }) => (reason === 'duplicate' ? [] : [one.term.text]));
}

/** Whether a record in force lets unlisted senders pass, or says nothing about them, and the new one refuses them. */
function isStricter(root: SpfNode, text: string): boolean {
  const { selection, terms } = root;
  if (selection.state !== 'record' || selection.record.errors.length > 0 || !/[-~]all\b/.test(text)) return false;
  const last = terms.find(({ term, isUnreachable }) => term.kind === 'all' && !isUnreachable)?.term;
  if (last?.kind === 'all') return last.qualifier === '+' || last.qualifier === '?';
  const redirect = terms.find(({ term }) => term.kind === 'redirect');
  if (redirect === undefined) return true;
  return redirect.child !== undefined && redirect.loop === undefined && isStricter(redirect.child, text);
}

/** The corrected record as a fix, with what is left to do where it alone is not enough. */
export function correctedFix(scope: SpfScope, domain: string, correction: Correction = {}): FixProposal {
  const corrected = correctedRecord(scope, domain, correction);
  if (corrected === undefined) return { title: 'Correct the SPF record at the DNS provider of the domain.' };
  const { isSame, isStricter: isReview, ...composed } = corrected;
  const fix = publishFix(composed, 'every SPF record of the domain', isSame);
  return isReview && fix.record !== undefined ? { ...fix, safety: 'review' } : fix;
}
