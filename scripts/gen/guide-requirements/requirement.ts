import type { PlannedProperty } from './planned-properties.ts';

/** Something that a guide asks for, in our own words, and what of mxlint looks at it. */
export interface Requirement {
  /** Section of the guide, as the guide numbers or names it. */
  readonly section: string;
  /** A sentence without full stop. */
  readonly asks: string;
  /** Rules that check it, or a part of it. */
  readonly rules?: readonly string[];
  /** Properties of the mail-flow verifier, planned, that will prove it. */
  readonly later?: readonly PlannedProperty[];
  /** Why it, or the rest of it, cannot be checked in an export; a sentence with full stop. */
  readonly unchecked?: string;
}

/** A guide and its requirements, in its order. */
export interface GuideRequirements {
  /** The id by which vendor profiles and findings name the guide. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly requirements: readonly Requirement[];
}
