import { microsoftClouds } from '../../mail/microsoft-cloud.ts';
import { unanswered } from '../../mail/dns/outcome.ts';
import { draftTerms } from '../../mail/spf/draft-terms.ts';
import type { SpfRecord } from '../../mail/spf/record.ts';
import type { SpfSelection } from '../../mail/spf/select.ts';
import type { SpfStep } from '../../mail/spf/check.ts';
import type { SpfNode, SpfTermNode } from '../../mail/spf/tree.ts';
import type { SpfTerm } from '../../mail/spf/term.ts';
import { unknown, type Unknown } from '../../model/index.ts';
import type { DnsView } from './dns-view.ts';

/** Why an include that is there authorizes nobody. */
export type Ineffective = 'broken' | 'afterAll' | 'qualifier' | 'pastLimit';

/**
 * Where the record of a domain includes another one, by whatever way. `steps`: from the record of the domain to the
 * include. `misspelt`: a mistake in the record would have to be mended first. `unknown`: nothing that is known includes it.
 */
export type IncludeUse =
  | { readonly state: 'effective'; readonly steps: readonly SpfStep[] }
  | { readonly state: 'ineffective'; readonly reason: Ineffective; readonly steps: readonly SpfStep[] }
  | { readonly state: 'misspelt' }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly why: Unknown };

const ofMicrosoft = new Set(microsoftClouds.map(({ spfInclude }) => spfInclude));

interface Found {
  readonly steps: readonly SpfStep[];
  readonly reason: Ineffective | undefined;
}

interface Search {
  readonly name: string;
  readonly dns: Pick<DnsView, 'spf'>;
  readonly seen: Set<string>;
  readonly found: Found[];
  hidden: Unknown | undefined;
}

const dependsOnSender = unknown({
  reason: 'undetermined',
  detail: 'A name that the SPF record includes depends on the sender or the client.',
});

const tooMany = unknown({
  reason: 'undetermined',
  detail: 'The SPF record refers to too many others to follow them all.',
});

/** The records that count or would count, if there were only one. */
export function recordsOf(selection: SpfSelection): readonly SpfRecord[] {
  if (selection.state === 'record') return [selection.record];
  return selection.state === 'several' ? selection.records.map(({ record }) => record) : [];
}

/** The name that a term refers to, if it is written out; undefined with macros, and where it has none. */
export function writtenName(term: SpfTerm): string | undefined {
  if (!('domainSpec' in term) || term.domainSpec === undefined || term.domainSpec.text.includes('%')) return undefined;
  return term.domainSpec.text.toLowerCase().replace(/\.$/, '');
}

/** Looks for the include of a name in everything that the record of a domain refers to (RFC 7208, section 5.2). */
export function includeUse(domain: string, name: string, dns: Pick<DnsView, 'spf'>): IncludeUse {
  const tree = dns.spf(domain);
  const search: Search = { name, dns, seen: new Set(), found: [], hidden: undefined };
  visit(search, tree.root, { steps: [], reason: undefined });
  const effective = search.found.find(({ reason }) => reason === undefined);
  if (effective !== undefined) return { state: 'effective', steps: effective.steps };
  const [first] = search.found;
  if (search.hidden !== undefined) return { state: 'unknown', why: search.hidden };
  if (first?.reason !== undefined) return { state: 'ineffective', reason: first.reason, steps: first.steps };
  return isMisspelt(tree.root, name) ? { state: 'misspelt' } : { state: 'absent' };
}

function visit(search: Search, node: SpfNode, way: Found): void {
  const { selection, domain } = node;
  search.seen.add(domain);
  if (selection.state === 'unknown') {
    // A name that cannot exist has no record.
    if (selection.answer.outcome !== 'invalid-name') search.hidden ??= unanswered(selection.answer);
    return;
  }
  const records = recordsOf(selection);
  const isBroken = selection.state === 'several' || records.some(({ errors }) => errors.length > 0);
  for (const term of records.flatMap((record) => record.terms)) {
    if (term.kind !== 'include' && term.kind !== 'redirect') continue;
    const reached = node.terms.find((one) => one.term === term);
    const reason = way.reason ?? (isBroken ? 'broken' : reasonOf(term, reached));
    follow(search, term, reached, { steps: [...way.steps, { domain, term }], reason });
  }
}

function reasonOf(term: SpfTerm, reached: SpfTermNode | undefined): Ineffective | undefined {
  if (reached?.isUnreachable === true) return 'afterAll';
  if (term.kind === 'include' && term.qualifier !== '+') return 'qualifier';
  return reached?.isPastLimit === true ? 'pastLimit' : undefined;
}

function follow(search: Search, term: SpfTerm, reached: SpfTermNode | undefined, way: Found): void {
  const name = reached?.target ?? writtenName(term);
  // Beside `all` a redirect leads nowhere; where it names the record itself, that is a mistake of another kind.
  const isIdle = term.kind === 'redirect' && way.reason === 'afterAll';
  if (name === undefined || reached?.isCut === true) {
    if (!isIdle) search.hidden ??= reached?.isCut === true ? tooMany : dependsOnSender;
    return;
  }
  if (isIdle) return;
  if (name === search.name) search.found.push(way);
  // Microsoft's records hold addresses of Microsoft alone: whatever is looked for, an answer that failed hides none of it.
  else if (ofMicrosoft.has(name)) return;
  else if (!search.seen.has(name)) visit(search, reached?.child ?? search.dns.spf(name).root, way);
}

/** Whether a syntax error stands in a term with the name, or the record includes it once its mistakes are mended. */
function isMisspelt({ selection }: SpfNode, name: string): boolean {
  const broken = recordsOf(selection).filter(({ errors }) => errors.length > 0);
  if (broken.some(({ errors }) => errors.some(({ term }) => term.text.toLowerCase().includes(name)))) return true;
  const texts = broken.map(({ text }) => text);
  return draftTerms(texts).terms.some((term) => term.kind === 'include' && writtenName(term) === name);
}
