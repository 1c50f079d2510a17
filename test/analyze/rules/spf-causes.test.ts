import { describe, expect, it } from 'vitest';
import dmarcEnforced from '../../../rules/dmarc/enforced-without-alignment/rule.ts';
import declaredSource from '../../../rules/spf/declared-source-missing/rule.ts';
import microsoftMissing from '../../../rules/spf/microsoft-include-missing/rule.ts';
import missing from '../../../rules/spf/missing/rule.ts';
import modifier from '../../../rules/spf/modifier-suspicious/rule.ts';
import several from '../../../rules/spf/multiple-records/rule.ts';
import syntax from '../../../rules/spf/syntax-error/rule.ts';
import afterAll from '../../../rules/spf/terms-after-all/rule.ts';
import ineffective from '../../../rules/spf/vendor-include-ineffective/rule.ts';
import includeMissing from '../../../rules/spf/vendor-include-missing/rule.ts';
import targetInvalid from '../../../rules/spf/target-invalid/rule.ts';
import tooMany from '../../../rules/spf/too-many-lookups/rule.ts';
import redundant from '../../../rules/spf/term-redundant/rule.ts';
import voidLookups from '../../../rules/spf/void-lookups/rule.ts';
import unneeded from '../../../rules/spf/vendor-include-unneeded/rule.ts';
import wrong from '../../../rules/spf/vendor-include-wrong/rule.ts';
import uncovered from '../../../rules/spf/vendor-ip-not-covered/rule.ts';
import recordBroken from '../../../rules/spf/vendor-record-broken/rule.ts';
import { egress } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { microsoft, published, record, vendor } from '../../helpers/spf-scene.ts';

const rules = [
  declaredSource,
  dmarcEnforced,
  microsoftMissing,
  missing,
  modifier,
  several,
  syntax,
  afterAll,
  ineffective,
  includeMissing,
  unneeded,
  wrong,
  uncovered,
  recordBroken,
  targetInvalid,
  tooMany,
  redundant,
  voidLookups,
];

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
const includes = names.map((one) => `include:${one}.example.com`).join(' ');
const others = Object.fromEntries(
  names.map((one, index) => [`${one}.example.com`, { TXT: [`v=spf1 ip4:198.51.100.${index} -all`] }]),
);

function told(scene: Scene): readonly string[] {
  return runScene(rules, scene)
    .findings.map(({ rule }) => rule)
    .toSorted();
}

describe('one cause in an SPF record, one finding', () => {
  it.each<readonly [string, NonNullable<Scene['dns']>, readonly string[]]>([
    ['conform with the guide', {}, []],
    ['no record', published(), ['spf/missing']],
    ['no underscore', record('include:mxhero.com'), ['spf/vendor-include-wrong']],
    ['nothing of the service', record(''), ['spf/vendor-include-missing']],
    ['a: instead of include:', record('a:_spf.mxhero.com'), ['spf/vendor-include-wrong']],
    [
      'a name before the include without a record',
      record(`include:dead.example.com ${vendor}`),
      ['spf/target-invalid'],
    ],
    [
      'dead hosts before the include',
      record(`a:x.example.com a:y.example.com a:z.example.com ${vendor}`),
      ['spf/void-lookups'],
    ],
    ['ten lookups before the include', { ...others, ...record(`${includes} ${vendor}`) }, ['spf/too-many-lookups']],
    ['include=', record('include=_spf.mxhero.com'), ['spf/vendor-include-wrong']],
    [
      'include= of Microsoft',
      published(`v=spf1 include=spf.protection.outlook.com ${vendor} ~all`),
      ['spf/microsoft-include-missing'],
    ],
    ['a wrong qualifier', record(`~${vendor}`), ['spf/vendor-include-ineffective']],
    ['after all', published(`v=spf1 ${microsoft} ~all ${vendor}`), ['spf/vendor-include-ineffective']],
    [
      'a redirect beside all',
      published(`v=spf1 ${microsoft} ~all redirect=_spf.mxhero.com`),
      ['spf/vendor-include-wrong'],
    ],
    ['strings glued', published([`v=spf1 ${microsoft}`, `${vendor} ~all`]), ['spf/vendor-include-wrong']],
    ['a second record', published(`v=spf1 ${microsoft} ~all`, `v=spf1 ${vendor} ~all`), ['spf/multiple-records']],
    ['a syntax error in the include', record('include: _spf.mxhero.com'), ['spf/syntax-error']],
    ['a syntax error elsewhere', record(`${vendor} ipv4:192.0.2.1`), ['spf/syntax-error']],
    [
      'copied addresses, one missing',
      record(
        egress
          .slice(1)
          .map((one) => `ip4:${one}`)
          .join(' '),
      ),
      ['spf/vendor-include-wrong'],
    ],
    ['the record of the service is gone', { '_spf.mxhero.com': null }, ['spf/vendor-record-broken']],
    [
      'the record of the service lacks an address',
      { '_spf.mxhero.com': { TXT: ['v=spf1 ip4:54.208.111.28 -all'] } },
      ['spf/vendor-ip-not-covered'],
    ],
  ])('%s', (_, dns, expected) => {
    expect(told({ dns })).toEqual(expected);
  });
});

describe('two causes, two findings', () => {
  it.each<readonly [string, NonNullable<Scene['dns']>, readonly string[]]>([
    [
      'a syntax error, and no include at all',
      record('ipv4:192.0.2.1'),
      ['spf/syntax-error', 'spf/vendor-include-missing'],
    ],
    [
      'two records, and the include in neither',
      published(`v=spf1 ${microsoft} ~all`, 'v=spf1 mx ~all'),
      ['spf/multiple-records', 'spf/vendor-include-missing'],
    ],
    [
      'no underscore, and another name without a record',
      record('include:dead.example.com include:mxhero.com'),
      ['spf/target-invalid', 'spf/vendor-include-wrong'],
    ],
    [
      'a name too long, and another one without a record whose name is a part of it',
      record(`include:_spf.mxhero.com.example.com include:com.example.com`),
      ['spf/target-invalid', 'spf/vendor-include-wrong'],
    ],
    ['neither include', published('v=spf1 ~all'), ['spf/microsoft-include-missing', 'spf/vendor-include-missing']],
    [
      'no underscore, and ip4=',
      record('include:mxhero.com ip4=192.0.2.1'),
      ['spf/modifier-suspicious', 'spf/vendor-include-wrong'],
    ],
    [
      'a wrong qualifier, and another term after all',
      published(`v=spf1 ${microsoft} ?${vendor} ~all ip4:192.0.2.1`),
      ['spf/terms-after-all', 'spf/vendor-include-ineffective'],
    ],
  ])('%s', (_, dns, expected) => {
    expect(told({ dns })).toEqual(expected);
  });
});
