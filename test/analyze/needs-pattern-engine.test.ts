import { describe, expect, it } from 'vitest';
import { needsPatternEngine } from '../../src/analyze/needs-pattern-engine.ts';
import type { Service } from '../../src/config/config.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import type { VendorProfile } from '../../src/vendor/profile.ts';
import type { Over } from '../helpers/objects/cmdlet-object.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { tenantOf } from '../helpers/tenant-of.ts';

const servicesOf = (profile: VendorProfile): readonly Service[] =>
  defaultConfig.services.map((config) => ({ id: config.id, config, profile }));
const services = servicesOf(defaultVendor);

/** With an action: a rule without one was exported without its conditions. */
function rule(over: Over) {
  return transportRule({ PrependSubject: 'x', ...over });
}

function needs(...overs: readonly Over[]): boolean {
  return needsPatternEngine(
    tenantOf({ TransportRule: overs.map((over, index) => rule({ Name: `Rule ${index}`, ...over })) }),
    services,
  );
}

const condition = (header: string, ...patterns: readonly string[]): Over => ({
  HeaderMatchesMessageHeader: header,
  HeaderMatchesPatterns: patterns,
});
const exception = (header: string, ...patterns: readonly string[]): Over => ({
  ExceptIfHeaderMatchesMessageHeader: header,
  ExceptIfHeaderMatchesPatterns: patterns,
});

describe('needsPatternEngine', () => {
  it.each<[string, boolean, readonly Over[]]>([
    ['no rules', false, []],
    ['a rule without patterns', false, [{}]],
    ['words on a header of the service', false, [wordsOn('X-mxHero-Server', '^a.*z$')]],
    ['a plain text', false, [condition('X-mxHero-Server', 'ab\\-12')]],
    ['any value', false, [condition('X-mxHero-Server', '.', '.+'), exception('X-mxHero-Transport-Agent', '^.*$')]],
    ['a pattern', true, [condition('X-mxHero-Server', '^a.*z$')]],
    ['a pattern beside others', true, [condition('X-mxHero-Server', 'plain', '.', '[a-z]')]],
    ['a pattern of a later rule', true, [{}, condition('X-mxHero-Server', '.'), condition('X-mxHero-Server', 'a|b')]],
    ['a pattern in an exception', true, [exception('X-mxHero-Server', 'a|b')]],
    ['a pattern on the header of the tenant', true, [condition('X-mxHero-Transport-Agent', 'a|b')]],
    ['a pattern on a header in other letter case, with blanks', true, [condition(' x-MXHERO-server ', 'a|b')]],
    ['a pattern on a misspelt header', true, [exception('X-mxHero-Servers', 'a|b')]],
    ['a pattern on a header of somebody else', false, [condition('X-Spam-Flag', 'a|b')]],
  ])('%s: %s', (_, expected, overs) => {
    expect(needs(...overs)).toBe(expected);
  });

  it('is false where no rules were exported, and where no service or header is in question', () => {
    expect(needsPatternEngine(tenantOf({}), services)).toBe(false);
    const tenant = tenantOf({ TransportRule: [rule(condition('X-mxHero-Server', 'a|b'))] });
    expect(needsPatternEngine(tenant, [])).toBe(false);
    const headers = { ...defaultVendor.headers, tenant: null, processed: 'none' } as const;
    expect(needsPatternEngine(tenant, servicesOf({ ...defaultVendor, headers }))).toBe(false);
  });
});

function wordsOn(header: string, word: string): Over {
  return { HeaderContainsMessageHeader: header, HeaderContainsWords: [word] };
}
