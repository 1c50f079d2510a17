import type { RuleProfile, Severity } from '../../config/config.ts';
import type { SectionKind } from '../../model/index.ts';
import type { ArchitectureTag, StepId } from '../../vendor/profile.ts';
import type { RuleContext } from './context.ts';
import type { ControlId } from './controls.ts';
import type { Confidence, DataValue, Direction, ExhibitSource, Related } from './finding.ts';
import type { FixProposal } from './fix.ts';
import type { GapYield, NotApplicableYield, Target } from './target.ts';

/** One message of a rule. `text` holds `{slots}`; its first sentence names the object and ends with a full stop. */
export interface MessageDefinition {
  readonly text: string;
  readonly severity: Severity;
  readonly confidence?: Confidence;
  /** The published controls that the message departs from. */
  readonly controls?: readonly ControlId[];
}

type Slots<T extends string> = T extends `${string}{${infer S}}${infer Rest}` ? S | Slots<Rest> : never;

/** What a rule yields, whatever its messages: a message by id with what fills its slots. */
export interface AnyViolation {
  readonly message: string;
  readonly data: Readonly<Record<string, DataValue>>;
  readonly at: Target;
  readonly related?: readonly Related[];
  readonly discriminator?: string;
  readonly direction?: Direction;
  readonly fix?: FixProposal;
  readonly exhibit?: ExhibitSource;
  /** 1: one severity step lower: for an inactive rule of a direction without an active one, or where no harm is done by design. */
  readonly lower?: 0 | 1;
}

/** The same of one rule: only its own messages, each with its own slots. The engine adds wording, order and suppression. */
export type Violation<M extends Readonly<Record<string, MessageDefinition>>> = {
  [Id in keyof M & string]: Omit<AnyViolation, 'message' | 'data'> & {
    readonly message: Id;
    readonly data: Readonly<Record<Slots<M[Id]['text']>, DataValue>>;
  };
}[keyof M & string];

/** Fields of the vendor profile that a rule stands on: null makes it not evaluated; false, none and empty not applicable. */
export type ProfileField =
  | 'endpoints.inbound'
  | 'endpoints.outbound'
  | 'egress.ipv4'
  | 'egress.shared'
  | 'spf.include'
  | 'arc.sealer'
  | 'modifiesContent'
  | 'headers.tenant'
  | 'headers.processed'
  | 'guards.inbound'
  | 'guards.outbound'
  | 'outbound.connectorType'
  | 'outbound.tls'
  | 'outbound.ruleScoped'
  | 'return.connectorType'
  | 'return.identifyBy'
  | 'return.requireTls'
  | 'return.senderDomains'
  | 'tnefOff'
  | 'ipAllowList'
  | 'dashboard.server'
  | 'dashboard.relayServer'
  | 'dashboard.requiredSettings'
  | 'provisioning.by';

/** What a rule says: a violation, what it could not look at, or that there is nothing to judge. */
export type Said<V> = V | GapYield | NotApplicableYield;

/** The same, or lists of it: what there is to say of each of several objects. */
export type Yielded<V> = Said<V> | readonly Yielded<V>[];

export interface RuleDefinition<
  R extends readonly SectionKind[],
  U extends readonly SectionKind[],
  M extends Readonly<Record<string, MessageDefinition>>,
> {
  /** `<family>/<defect>`, the path of its folder. */
  readonly id: string;
  /** One sentence: what is wrong when the rule fires. */
  readonly summary: string;
  readonly profile: RuleProfile;
  readonly per: 'service' | 'tenant';
  /** Architectures it applies to; '*' all; 'declared' whatever the routing is, once a direction is declared. */
  readonly appliesTo: '*' | 'declared' | readonly ArchitectureTag[];
  /** Sections that must be there; the engine does not run the rule without them. */
  readonly requires: R;
  /** Sections that may be missing; the rule yields gaps for them. */
  readonly uses: U;
  /**
   * What of the DNS must be there; the engine does not run the rule when nothing of it is known. `domains`: answers about
   * the domains of the tenant, which takes the accepted domains or declared ones; `hosts`: answers about other names.
   * A rule that can do without looks at `dns` of its context and yields gaps.
   */
  readonly dns?: 'domains' | 'hosts';
  readonly profileFields?: readonly ProfileField[];
  /**
   * `include`: the rule looks for the SPF include of the service in records of domains. A service that asks for none need
   * not name it.
   */
  readonly about?: 'include';
  readonly guide: readonly StepId[];
  readonly references: readonly { readonly title: string; readonly url: string }[];
  readonly conflictsWith: readonly string[];
  /** CWE numbers of the weakness behind the defect, for formats that carry a taxonomy. */
  readonly weaknesses?: readonly number[];
  readonly messages: M;
  check(context: RuleContext<R[number], U[number]>): Iterable<Yielded<Violation<M>>>;
}

/** A rule as the engine sees it: the types of its own messages and sections are checked where it is defined. */
export type Rule = Omit<
  RuleDefinition<readonly SectionKind[], readonly SectionKind[], Readonly<Record<string, MessageDefinition>>>,
  'check'
> & {
  check(context: RuleContext<SectionKind, SectionKind>): Iterable<Yielded<AnyViolation>>;
};

/** Defines a rule: misspelt message ids and slots, and sections outside `requires` and `uses`, do not compile. */
export function defineRule<
  const R extends readonly SectionKind[],
  const U extends readonly SectionKind[],
  const M extends Readonly<Record<string, MessageDefinition>>,
>(definition: RuleDefinition<R, U, M>): Rule {
  return definition;
}
