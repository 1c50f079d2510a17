import type { Fact } from './fact.ts';
import type { TenantObject } from './tenant-object.ts';

interface Documented {
  /** One sentence for the published schema and the documentation. */
  readonly doc: string;
  /** Other names that tools or older exports use for the property. */
  readonly aliases?: readonly string[];
}

/**
 * How a property of a cmdlet's object is read.
 * `bool`: true or false, null is not known · `flag`: a switch whose null means unset, hence false ·
 * `tristate`: null is a state of its own · `text`: null means unset · `list`: null and blank elements mean no entries ·
 * `choice`: one of the values, null is not known · `optional-choice`: null means unset · `integer`, `date`: null means unset.
 */
export type Property =
  | (Documented & { readonly type: 'bool' | 'flag' | 'tristate' | 'text' | 'list' | 'integer' | 'date' })
  | (Documented & {
      readonly type: 'choice' | 'optional-choice';
      readonly values: readonly string[];
      /** Names of the numbers that PowerShell writes for values of an enumeration, where something says what they mean. */
      readonly numbers?: Readonly<Record<number, string>>;
    });

export type PropertyTable = Readonly<Record<string, Property>>;

type ValueOf<P extends Property> = P extends { type: 'bool' | 'flag' }
  ? boolean
  : P extends { type: 'tristate' }
    ? boolean | null
    : P extends { type: 'text' }
      ? string | null
      : P extends { type: 'list' }
        ? readonly string[]
        : P extends { type: 'integer' | 'date' }
          ? number | null
          : P extends { type: 'choice'; values: readonly (infer V)[] }
            ? V
            : P extends { type: 'optional-choice'; values: readonly (infer V)[] }
              ? V | null
              : never;

/** The typed view of an object: one `Fact` per property of its table. Dates are milliseconds since 1970 UTC. */
export type View<K extends string, P extends PropertyTable> = TenantObject<K> & {
  readonly [N in keyof P]: Fact<ValueOf<P[N]>>;
};

export const bool = (doc: string, aliases: readonly string[] = []) => ({ type: 'bool', doc, aliases }) as const;
export const flag = (doc: string, aliases: readonly string[] = []) => ({ type: 'flag', doc, aliases }) as const;
export const tristate = (doc: string, aliases: readonly string[] = []) => ({ type: 'tristate', doc, aliases }) as const;
export const text = (doc: string, aliases: readonly string[] = []) => ({ type: 'text', doc, aliases }) as const;
export const list = (doc: string, aliases: readonly string[] = []) => ({ type: 'list', doc, aliases }) as const;
export const integer = (doc: string, aliases: readonly string[] = []) => ({ type: 'integer', doc, aliases }) as const;
export const date = (doc: string, aliases: readonly string[] = []) => ({ type: 'date', doc, aliases }) as const;
export const choice = <const V extends readonly string[]>(
  values: V,
  doc: string,
  numbers: Readonly<Record<number, V[number]>> = {},
) => ({ type: 'choice', values, doc, numbers }) as const;
export const optionalChoice = <const V extends readonly string[]>(values: V, doc: string) =>
  ({ type: 'optional-choice', values, doc }) as const;
