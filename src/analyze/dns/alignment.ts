import type { DmarcRecord } from '../../mail/dmarc/record.ts';
import type { VendorProfile } from '../../vendor/profile.ts';

type Alignment = VendorProfile['alignment']['envelope'];

function fits(alignment: 'strict' | 'relaxed' | 'none', mode: 'r' | 's'): boolean {
  return alignment === 'strict' || (alignment === 'relaxed' && mode === 'r');
}

/**
 * Whether mail that a service sends on carries a signature that counts for DMARC (RFC 9989, section 4.4): one of the
 * service, where it is known to sign anew. What is known to be signed for the customer counts as aligned unless the
 * profile says otherwise.
 */
export function hasAlignedSignature(
  { dkim, alignment }: VendorProfile,
  { adkim }: Pick<DmarcRecord, 'adkim'>,
): boolean {
  return dkim.resignsOutbound === true && fits(alignment.signature ?? 'strict', adkim);
}

/** What the profile says of the envelope; a service that keeps the sender's, if only by assumption, is aligned with it. */
function envelopeOf({ alignment, behavior: { preservesMailFrom: keeps } }: VendorProfile): Alignment {
  if (alignment.envelope !== null) return alignment.envelope;
  return keeps === true || (typeof keeps === 'string' && keeps.startsWith('A-')) ? 'strict' : null;
}

/**
 * Whether an SPF pass of mail that a service sends on counts for DMARC (RFC 9989, section 4.4); undefined when the profile
 * does not say with whose envelope it sends.
 */
export function hasAlignedEnvelope(profile: VendorProfile, { aspf }: Pick<DmarcRecord, 'aspf'>): boolean | undefined {
  const envelope = envelopeOf(profile);
  return envelope === null ? undefined : fits(envelope, aspf);
}
