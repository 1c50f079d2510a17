import { isUnder } from '../../mail/host.ts';
import { composeSpf } from '../../mail/spf/compose.ts';
import type { FixProposal } from '../rules/fix.ts';
import type { DnsView } from './dns-view.ts';
import { publishFix } from './publish-fix.ts';
import { spfTexts } from './spf-texts.ts';
import { walkSpf, type SpfWalked } from './spf-walk.ts';
import { wrongForms, type WrongForm } from './wrong-form.ts';

/** A term that seems meant as an include, in a record to which that of a domain leads. */
export interface NestedForm {
  /** The name of that record. */
  readonly where: string;
  /** The term that leads there, with the way to it. */
  readonly walked: SpfWalked;
  readonly form: WrongForm;
}

/**
 * Looks for the wrong include in records that the one of a domain includes, as far as they are the owner's: only records
 * at or below the names of `own` are. `domains`: whatever is under these belongs to the owner of the right name.
 */
export function nestedForm(
  domain: string,
  include: string,
  domains: readonly string[],
  own: readonly string[],
  dns: Pick<DnsView, 'spf'>,
): NestedForm | undefined {
  for (const walked of walkSpf(dns.spf(domain))) {
    const where = walked.one.child?.domain;
    if (where === undefined || where === domain || !own.some((name) => isUnder(where, name))) continue;
    const [form] = wrongForms(where, include, domains, dns);
    if (form !== undefined) return { where, walked, form };
  }
  return undefined;
}

/** The record with the right include in place of the wrong one, and otherwise as it is. */
export function nestedFix({ where, form }: NestedForm, include: string, dns: DnsView): FixProposal {
  const replace = new Map(form.name === undefined ? [] : [[form.name, include]]);
  const records = spfTexts(dns.spf(where).root.selection, [include]);
  const { text, ...rest } = composeSpf({ domain: where, records, required: [include], replace }, dns.answers);
  return publishFix({ ...rest, record: { name: where, text } }, `the SPF record of ${where}`);
}
