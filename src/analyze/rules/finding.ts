import type { RuleProfile, Severity, Suppression } from '../../config/config.ts';
import type { Location, Why } from '../../model/index.ts';
import type { Secret } from '../secret.ts';
import type { ControlId } from './controls.ts';
import type { Fix } from './fix.ts';

export type Confidence = 'high' | 'medium' | 'low';
export type Direction = 'inbound' | 'outbound';

/** What a slot of a message can hold. Formatters escape each value for their sink. */
export type DataValue = string | number | Secret | readonly (string | Secret)[];
export type MessageData = Readonly<Record<string, DataValue>>;

/** The thing a finding or a gap is about. */
export interface Subject {
  /** Section kind, `Dashboard`, `VendorProfile`, `Domain` … */
  readonly kind: string;
  /** For display; `*` for an object that is absent. */
  readonly identity: string;
  /** For fingerprints and comparison, in lower case. */
  readonly key: string;
  readonly guid?: string;
}

export interface Related {
  readonly at: Location;
  readonly subject: Subject;
  /** What the place has to do with the finding; ends with a full stop. */
  readonly note: string;
}

/** A rule's message as the engine words it: the template and what fills its slots. */
export interface FindingMessage {
  readonly id: string;
  /** One or two sentences with `{slots}`; the first names the object. */
  readonly template: string;
  readonly data: MessageData;
}

export interface GuideReference {
  readonly guide: string;
  readonly title: string;
  readonly section: string;
  readonly url: string;
}

/** What a finding is shown with: a small table. A first column that is a tree is indented by two blanks a level. */
export interface Exhibit {
  /** A phrase without full stop. */
  readonly title: string;
  readonly columns: readonly string[];
  /** Texts from the input are not escaped yet. */
  readonly rows: readonly (readonly string[])[];
}

/**
 * An exhibit, or what makes it once it is asked for; such a one may find that there is nothing to show. No accessor of the
 * finding: V8 makes a hidden class for each object with an accessor of its own, and that keeps alive what it refers to.
 */
export type ExhibitSource = Exhibit | (() => Exhibit | undefined);

/** What a finding is shown with. */
export function exhibitOf({ exhibit }: Pick<Finding, 'exhibit'>): Exhibit | undefined {
  return typeof exhibit === 'function' ? exhibit() : exhibit;
}

/** A departure of the tenant from what a rule asks. One cause gives one finding. */
export interface Finding {
  readonly rule: string;
  readonly profile: RuleProfile;
  /** Id of the service; empty for rules that run once per tenant. */
  readonly service: string;
  /** Ids of all services that ask for it, that one first, where several do. */
  readonly services?: readonly string[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly message: FindingMessage;
  readonly subject: Subject;
  readonly property?: string;
  /** Tells findings of one rule on one object apart: other object, domain, header, direction. */
  readonly discriminator?: string;
  readonly direction?: Direction;
  readonly at: Location;
  readonly related: readonly Related[];
  readonly fix?: Fix;
  readonly exhibit?: ExhibitSource;
  readonly guide: readonly GuideReference[];
  readonly conflictsWith: readonly string[];
  readonly controls: readonly ControlId[];
  readonly suppression?: Suppression;
}

/** Something that could not be judged: the object or domain, the fact, the reason, and what would get it. */
export interface Gap {
  readonly subject: Subject;
  /** Property, section or declared fact. */
  readonly fact: string;
  readonly why: Why;
  readonly at?: Location;
}

/** What happened to one rule for one service (or for the tenant). */
export type Outcome =
  | { readonly state: 'evaluated'; readonly findings: readonly Finding[]; readonly gaps: readonly Gap[] }
  | { readonly state: 'not-evaluated'; readonly gaps: readonly Gap[] }
  | { readonly state: 'not-applicable'; readonly why: string }
  | { readonly state: 'crashed'; readonly error: string };

export interface RuleOutcome {
  readonly rule: string;
  readonly service: string;
  readonly outcome: Outcome;
}
