const uncovered = 'spf/vendor-ip-not-covered';
const broken = 'spf/vendor-include-ineffective broken';

/** What ends the check of servers whose mail the tenant sends; other messages of these rules are about other servers. */
const breaking = [
  'spf/too-many-lookups sources',
  'spf/too-many-lookups hosts',
  'spf/void-lookups always',
  'spf/void-lookups ipv6',
  ...['none', 'several', 'syntax', 'loop'].map((fault) => `spf/target-invalid ${fault}`),
];

/** Each rule of the first list over each of the second. */
function pairs(higher: readonly string[], lower: readonly string[]): readonly (readonly string[])[] {
  return higher.flatMap((one) => lower.map((other) => [one, other]));
}

/**
 * What is wrong with the SPF record of one domain, causes before effects. That mail of the service fails is the effect of
 * any of them; that DMARC then has it turned away, the effect of that.
 */
export const spfOrders: readonly (readonly string[])[] = [
  ...pairs(
    ['spf/missing'],
    ['spf/vendor-include-missing', 'spf/microsoft-include-missing', 'spf/declared-source-missing', uncovered],
  ),
  ...pairs(['spf/multiple-records', 'spf/syntax-error'], [broken, 'spf/declared-source-missing', uncovered]),
  ['spf/vendor-include-wrong', 'spf/vendor-include-missing', uncovered],
  ['spf/vendor-include-wrong glued', 'spf/microsoft-include-missing wrong'],
  ['spf/vendor-include-ineffective', uncovered],
  ...pairs(['spf/vendor-record-broken'], [broken, uncovered]),
  ...pairs(breaking, [broken, `${uncovered} broken`]),
  ['spf/too-many-lookups sources', 'spf/vendor-include-ineffective pastLimit'],
  ['spf/vendor-include-wrong glued', 'spf/all-weak none'],
  ...pairs(
    ['spf/vendor-include-wrong modifier', 'spf/microsoft-include-missing wrong'],
    ['spf/modifier-suspicious mechanism'],
  ),
  ...pairs(
    ['spf/vendor-include-wrong redirect', 'spf/microsoft-include-missing wrong'],
    ['spf/terms-after-all redirect'],
  ),
  ['spf/vendor-include-wrong mechanism', 'spf/term-redundant idle'],
  ...pairs(
    ['spf/vendor-include-ineffective afterAll', 'spf/microsoft-include-missing ineffective'],
    ['spf/terms-after-all ignored'],
  ),
  ...pairs(
    [
      'spf/missing',
      'spf/multiple-records',
      'spf/syntax-error',
      'spf/vendor-include-wrong',
      'spf/vendor-include-missing',
      'spf/vendor-include-ineffective',
      'spf/vendor-record-broken',
      uncovered,
    ],
    ['dmarc/enforced-without-alignment unauthorized'],
  ),
];

/** A term that misses the include that was meant often names what has no record: one cause, where it is the same term. */
export const spfTermOrders: readonly (readonly string[])[] = pairs(
  ['spf/vendor-include-wrong', 'spf/microsoft-include-missing wrong'],
  ['spf/target-invalid'],
);
