import fc from 'fast-check';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';

/** As much of a message as the sample rules ask for. */
export interface SampleMessage {
  readonly from: string;
  readonly envelope: string;
  readonly to: string;
  readonly isFromInside: boolean;
  readonly isToInside: boolean;
  readonly address: number;
  readonly subject: readonly string[];
}

const mailboxes = ['a@contoso.com', 'b@mail.contoso.com', 'a@fabrikam.com', 'c@example.com'];
const domains = ['contoso.com', 'mail.contoso.com', 'fabrikam.com'];
const words = ['red', 'green', 'blue'];
/** First and last number of the last part of an address in 203.0.113.0/24. */
const ranges = new Map([
  ['203.0.113.0/30', [0, 3]],
  ['203.0.113.2-203.0.113.6', [2, 6]],
  ['203.0.113.5', [5, 5]],
  ['203.0.113.0/29', [0, 7]],
]);

const some = (values: readonly string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 2 });
const scope = fc.constantFrom('InOrganization', 'NotInOrganization');
const predicates = {
  FromScope: scope,
  SentToScope: scope,
  From: some(mailboxes),
  SentTo: some(mailboxes),
  SenderDomainIs: some(domains),
  RecipientDomainIs: some(domains),
  SenderIpRanges: some([...ranges.keys()]),
  SubjectContainsWords: some(words),
};
const exceptions = Object.fromEntries(Object.entries(predicates).map(([name, value]) => [`ExceptIf${name}`, value]));
const location = fc.constantFrom('Header', 'Envelope', 'HeaderOrEnvelope');

/** Properties of a rule: few conditions, fewer exceptions. */
export const rule: fc.Arbitrary<Over> = fc
  .tuple(
    fc.record(predicates, { requiredKeys: [] }),
    fc.oneof(
      { weight: 2, arbitrary: fc.constant({}) },
      { weight: 1, arbitrary: fc.record(exceptions, { requiredKeys: [] }) },
    ),
    fc.uniqueArray(fc.constantFrom(...Object.keys(predicates)), { maxLength: 6 }),
    fc.uniqueArray(fc.constantFrom(...Object.keys(predicates)), { minLength: 6 }),
    fc.oneof({ weight: 3, arbitrary: fc.constant('Header') }, { weight: 1, arbitrary: location }),
  )
  .map(([conditions, excepted, without, withoutExceptions, SenderAddressLocation]) => {
    const dropped = new Set([...without, ...withoutExceptions.map((name) => `ExceptIf${name}`)]);
    const kept = Object.entries({ ...conditions, ...excepted }).filter(([name]) => !dropped.has(name));
    return { ...Object.fromEntries(kept), SenderAddressLocation };
  });

const message: fc.Arbitrary<SampleMessage> = fc.record({
  from: fc.constantFrom(...mailboxes),
  envelope: fc.constantFrom(...mailboxes),
  to: fc.constantFrom(...mailboxes),
  isFromInside: fc.boolean(),
  isToInside: fc.boolean(),
  address: fc.integer({ min: 0, max: 8 }),
  subject: fc.uniqueArray(fc.constantFrom(...words)),
});

export const messages = fc.array(message, { minLength: 20, maxLength: 40 });

function isOf(mailbox: string, domain: string): boolean {
  return mailbox.endsWith(`@${domain}`) || mailbox.endsWith(`.${domain}`);
}

function senders(over: Over, { from, envelope }: SampleMessage): readonly string[] {
  if (over['SenderAddressLocation'] === 'Envelope') return [envelope];
  return over['SenderAddressLocation'] === 'Header' ? [from] : [from, envelope];
}

type Test = (value: string, sent: SampleMessage, over: Over) => boolean;

/** Each predicate as the cmdlet reference words it: one of its values is enough. */
const tests: Readonly<Record<string, Test>> = {
  FromScope: (value, sent) => (value === 'InOrganization') === sent.isFromInside,
  SentToScope: (value, sent) => (value === 'InOrganization') === sent.isToInside,
  From: (value, sent, over) => senders(over, sent).includes(value),
  SentTo: (value, sent) => sent.to === value,
  SenderDomainIs: (value, sent, over) => senders(over, sent).some((sender) => isOf(sender, value)),
  RecipientDomainIs: (value, sent) => isOf(sent.to, value),
  SenderIpRanges: (value, sent) => {
    const [first = 0, last = -1] = ranges.get(value) ?? [];
    return sent.address >= first && sent.address <= last;
  },
  SubjectContainsWords: (value, sent) => sent.subject.includes(value),
};

function holds(over: Over, property: string, name: string, sent: SampleMessage): boolean {
  const value = over[property];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.some((one) => tests[name]?.(String(one), sent, over) === true);
}

/** Whether a rule acts on a message: every condition holds and no exception does. */
export function fires(over: Over, sent: SampleMessage): boolean {
  return Object.keys(tests).every((name) => {
    const isMet = over[name] === undefined || holds(over, name, name, sent);
    const isExcepted = over[`ExceptIf${name}`] !== undefined && holds(over, `ExceptIf${name}`, name, sent);
    return isMet && !isExcepted;
  });
}
