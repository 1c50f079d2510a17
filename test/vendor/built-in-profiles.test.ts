import { describe, expect, it } from 'vitest';

import { validateProfile } from '../../src/schema/validators.generated.js';
import { checkOverrides } from '../../src/vendor/check-overrides.ts';
import { checkProfile } from '../../src/vendor/check-profile.ts';
import {
  applyOverrides,
  builtInProfiles,
  defaultVendor,
  findProfile,
  unknownVendor,
} from '../../src/vendor/load-profile.ts';
import { parseProfile } from '../../src/vendor/parse-profile.ts';
import { stepIds, type VendorProfile } from '../../src/vendor/profile.ts';

describe.each(builtInProfiles.map((profile) => [profile.id, profile] as const))('built-in profile %s', (_, profile) => {
  it('fits the schema and says what it means', () => {
    validateProfile(profile);
    expect(validateProfile.errors).toBeNull();
    expect(checkProfile(profile)).toEqual([]);
  });

  it('names every field, so that nothing is unknown by oversight', () => {
    expect(parseProfile(JSON.stringify(profile), 'x')).toEqual({ ok: true, profile });
  });
});

describe('mxHERO', () => {
  it('has the values of the guide, section 2', () => {
    expect(defaultVendor.endpoints).toMatchObject({
      inbound: ['smtp-in.mxhero.com'],
      outbound: ['smtp.mxhero.com', 'smtp-relay.mxhero.com'],
    });
    expect(defaultVendor.egress.ipv4).toHaveLength(8);
    expect(defaultVendor.egress.ipv4).toContain('107.23.152.206');
  });

  it('leaves open what the guide does not say', () => {
    expect(defaultVendor).toMatchObject({
      tls: { serverNames: null },
      headers: { valueScope: null },
      mx: { service: null },
    });
    expect(defaultVendor.behavior.stripsOnExit).toBe('not A-V-STRIP');
  });

  it('has a section of one of its guides for each step that is no other service’s', () => {
    const stepsOf = (profiles: readonly VendorProfile[]) =>
      new Set(profiles.flatMap(({ guides }) => guides.flatMap((guide) => Object.keys(guide.sections))));
    expect(stepIds.filter((step) => !stepsOf(builtInProfiles).has(step))).toEqual([]);
    const others = ['acceptedDomains', 'mx', 'lockdown', 'enhancedFiltering', 'provisioning', 'settings', 'removal'];
    expect(stepIds.filter((step) => !stepsOf([defaultVendor]).has(step))).toEqual(others);
    expect(defaultVendor.guides.map((guide) => guide.sections.inboundRule)).toEqual(['5.4', undefined]);
  });
});

describe('findProfile', () => {
  it('compares without case', () => {
    expect(findProfile('MXHERO')).toBe(defaultVendor);
    expect(findProfile('mxher')).toBeUndefined();
    expect(findProfile('mxhero', [])).toBeUndefined();
  });

  it('has words for an unknown id', () => {
    expect(unknownVendor('mxher', ['heimdal', 'mxhero'])).toBe(
      "no vendor profile has the id 'mxher'; known: heimdal, mxhero (did you mean mxhero?)",
    );
    expect(unknownVendor('zzz', ['mxhero'])).toBe("no vendor profile has the id 'zzz'; known: mxhero");
  });
});

describe('applyOverrides', () => {
  it('merges objects and replaces lists', () => {
    const profile = applyOverrides(defaultVendor, {
      egress: { ipv4: ['192.0.2.1'] },
      headers: { tenant: { name: 'X-T' } },
    });
    expect(profile.egress).toEqual({ ...defaultVendor.egress, ipv4: ['192.0.2.1'] });
    expect(profile.headers).toEqual({ ...defaultVendor.headers, tenant: { name: 'X-T', secret: true } });
    expect(profile.spf).toBe(defaultVendor.spf);
  });

  it('makes a field unknown', () => {
    expect(applyOverrides(defaultVendor, { arc: { sealer: null } }).arc).toEqual({ sealer: null });
  });

  it('changes nothing when there is nothing to change', () => {
    expect(applyOverrides(defaultVendor, {})).toBe(defaultVendor);
  });
});

describe('checkOverrides', () => {
  it('accepts part of an object that the profile has', () => {
    expect(checkOverrides(defaultVendor, { headers: { tenant: { name: 'X-T' } } }, '/o')).toEqual([]);
  });

  it.each([
    [{ egress: 1 }, '/o/egress', 'o.egress: must be an object, not a number'],
    [{ schema: 1 }, '/o/schema', 'o.schema: cannot be replaced; remove it'],
    [JSON.parse('{ "__proto__": {} }'), '/o/__proto__', 'o.__proto__: there is no such property'],
    [{ reviewed: '2026-02-30' }, '/o/reviewed', "o.reviewed: '2026-02-30' is not a day of the calendar"],
  ])('refuses %j', (overrides, pointer, message) => {
    expect(checkOverrides(defaultVendor, overrides, '/o')).toMatchObject([
      { pointer, message: expect.stringContaining(message) },
    ]);
  });
});
