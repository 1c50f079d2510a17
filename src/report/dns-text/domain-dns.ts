import type { SelectorState } from '../../mail/dkim/selector-state.ts';
import type { DmarcDiscovery } from '../../mail/dmarc/discovery.ts';
import type { MtaSts } from '../../mail/mta-sts/mta-sts.ts';
import type { Mx } from '../../mail/mx/mx.ts';
import type { SpfCheck } from '../../mail/spf/check.ts';
import type { SpfTree } from '../../mail/spf/tree.ts';
import type { TlsRpt } from '../../mail/tls-rpt/tls-rpt.ts';
import type { DnsAnswer } from '../../model/index.ts';

/** Something wrong in a domain's own record: where, as offsets in its text, and what, as a sentence. */
export interface SpfRemark {
  readonly start: number;
  readonly end: number;
  /** The whole term that it is part of. */
  readonly term: string;
  readonly problem: string;
  /** What the term probably should be. */
  readonly suggestion?: string | undefined;
  /** Whether receivers answer permerror because of it, at least to those that get there. */
  readonly isBreaking: boolean;
}

/** What one entry of the service's egress list gets. */
export interface VendorAddress {
  /** An address or a range, as the profile has it. */
  readonly entry: string;
  /** Verdict for the first address of the entry with an ordinary sender. */
  readonly check: SpfCheck;
  /** What of a range does not pass; undefined for a single address, and where that cannot be told. */
  readonly uncovered: readonly string[] | undefined;
  readonly isSingle: boolean;
}

/** The SPF include of the service itself. */
export interface VendorInclude {
  readonly name: string;
  readonly tree: SpfTree;
  /** Entries of the profile that it does not authorize, and ranges that the profile lacks; undefined when that is unknown. */
  readonly drift: { readonly notAuthorized: readonly string[]; readonly notInProfile: readonly string[] } | undefined;
}

/** The record that should be published, where it is not the one that is, or where that one cannot be mended by itself. */
export interface SpfCorrection {
  readonly text: string;
  /** False when it is the record of today, and `notes` says what is left to do. */
  readonly isChange: boolean;
  readonly notes: readonly string[];
  /** It within the lookups of today. */
  readonly tree: SpfTree;
  /** Entries of the service that would not pass then. */
  readonly failing: readonly string[];
}

/** SPF of one domain. */
export interface DomainSpf {
  readonly tree: SpfTree;
  readonly remarks: readonly SpfRemark[];
  readonly vendor: readonly VendorAddress[];
  readonly include: VendorInclude | undefined;
  readonly correction: SpfCorrection | undefined;
}

export interface DomainSelector {
  readonly selector: string;
  readonly state: SelectorState;
}

/** What the DNS says of one domain, as far as rules look at it. */
export interface DomainDns {
  /** A-labels. */
  readonly domain: string;
  /** With U-labels (RFC 5890), where it has any. */
  readonly unicode: string | undefined;
  /** False when the name does not exist; undefined when that is unknown. */
  readonly exists: boolean | undefined;
  readonly vendorName: string;
  readonly mx: Mx;
  readonly spf: DomainSpf;
  readonly dkim: readonly DomainSelector[];
  readonly dmarc: DmarcDiscovery;
  readonly mtaSts: MtaSts;
  /** MX hosts that no pattern of the MTA-STS policy admits (RFC 8461, section 4.1). */
  readonly outsidePolicy: readonly string[];
  readonly tlsRpt: TlsRpt;
  /** Questions about the domain to which no answer came. */
  readonly unanswered: readonly DnsAnswer[];
}
