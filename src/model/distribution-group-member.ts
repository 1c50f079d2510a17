import type { Fact } from './fact.ts';
import type { TenantObject } from './tenant-object.ts';

export interface GroupMember {
  readonly address: string;
  readonly recipientType: string | null;
}

/** The members of one group, complete; a section of the tenant export, since no cmdlet prints this shape. */
export interface DistributionGroupMember extends TenantObject<'DistributionGroupMember'> {
  readonly Group: Fact<string | null>;
  readonly Members: Fact<readonly GroupMember[]>;
}
