import type { DmarcVerdict } from './discovery.ts';
import { type DmarcPolicy, type DmarcRecord, dmarcPolicies } from './record.ts';

/** What a record is asked for: the domain it stands at, or a domain below it that exists or does not. */
export type DmarcSubject = 'own' | 'existing' | 'non-existent';

/**
 * The policy that a record sets (RFC 9989, section 4.10.1): `p` for its own domain; below it `sp`, or `np` where the
 * domain does not exist, each falling back to the one before. `t=y` makes it one step weaker (section 4.7).
 */
export function dmarcVerdict(record: DmarcRecord, subject: DmarcSubject): DmarcVerdict {
  const { p } = record;
  if (p === undefined || hasInvalidPolicy(record)) {
    return hasUsableReports(record)
      ? { applies: 'as-none', policy: 'none', published: 'none', tag: 'p' }
      : { applies: 'nothing', why: 'no-valid-policy' };
  }
  const { tag, published } = chosen(record, p, subject);
  return { applies: 'published', policy: record.isTest ? weaker(published) : published, published, tag };
}

/** Whether `rua` names at least one place that a report could go to. */
function hasUsableReports({ rua }: DmarcRecord): boolean {
  return rua.some((uri) => uri.isValid);
}

function hasInvalidPolicy({ problems }: DmarcRecord): boolean {
  return problems.some(
    ({ kind, tag }) => kind === 'invalid-value' && tag !== undefined && /^(?:p|sp|np)$/i.test(tag.name),
  );
}

function chosen(
  { sp, np }: DmarcRecord,
  p: DmarcPolicy,
  subject: DmarcSubject,
): { readonly tag: 'p' | 'sp' | 'np'; readonly published: DmarcPolicy } {
  if (subject === 'non-existent' && np !== undefined) return { tag: 'np', published: np };
  if (subject !== 'own' && sp !== undefined) return { tag: 'sp', published: sp };
  return { tag: 'p', published: p };
}

function weaker(policy: DmarcPolicy): DmarcPolicy {
  return dmarcPolicies[dmarcPolicies.indexOf(policy) - 1] ?? 'none';
}
