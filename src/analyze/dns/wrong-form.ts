import { isLookalike, isUnder } from '../../mail/host.ts';
import type { SpfTerm } from '../../mail/spf/term.ts';
import type { DnsView } from './dns-view.ts';
import { recordsOf, writtenName } from './include-use.ts';

/** How a term misses the include that was meant. `glued`: the name runs into another term. */
export type WrongKind = 'name' | 'mechanism' | 'modifier' | 'redirect' | 'glued';

export interface WrongForm {
  readonly kind: WrongKind;
  readonly term: SpfTerm;
  /** The wrong name, where the name is what is wrong. */
  readonly name: string | undefined;
}

/** Whether a name differs from the right one in the domain above all only, such as `.net` for `.com`. */
function isOtherTop(name: string, include: string): boolean {
  const top = (text: string): number => text.lastIndexOf('.');
  return name !== include && name.slice(0, top(name)) === include.slice(0, top(include));
}

function isWrongName(name: string, include: string, domains: readonly string[]): boolean {
  if (name === include) return false;
  return (
    domains.some((domain) => isUnder(name, domain)) ||
    isLookalike(name, [include]) !== undefined ||
    isOtherTop(name, include)
  );
}

function formOf(term: SpfTerm, include: string, domains: readonly string[], hasAll: boolean): WrongForm | undefined {
  if (term.kind === 'unknown') {
    const value = term.value.text.toLowerCase().replace(/\.$/, '');
    const isMeant = value === include || isWrongName(value, include, domains);
    return isMeant ? { kind: 'modifier', term, name: value === include ? undefined : value } : undefined;
  }
  const name = writtenName(term);
  if (name === undefined || term.kind === 'exp') return undefined;
  if (name !== include && name.includes(include) && !isUnder(name, include)) {
    return { kind: 'glued', term, name: undefined };
  }
  if (name === include) {
    if (term.kind === 'include') return undefined;
    if (term.kind === 'redirect') return hasAll ? { kind: 'redirect', term, name: undefined } : undefined;
    return { kind: 'mechanism', term, name: undefined };
  }
  return term.kind === 'include' && isWrongName(name, include, domains) ? { kind: 'name', term, name } : undefined;
}

/**
 * Terms of a domain's own record that seem meant as an include of the name but are not (dns-spf: none of them authorizes
 * anybody for whom the include would). `domains`: whatever is under these belongs to the owner of the name.
 */
export function wrongForms(
  domain: string,
  include: string,
  domains: readonly string[],
  dns: Pick<DnsView, 'spf'>,
): readonly WrongForm[] {
  return recordsOf(dns.spf(domain).root.selection).flatMap(({ terms }) => {
    const hasAll = terms.some(({ kind }) => kind === 'all');
    return terms.flatMap((term) => formOf(term, include, domains, hasAll) ?? []);
  });
}
