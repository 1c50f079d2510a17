import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { guideRequirements } from '../../scripts/gen/guide-requirements/all.ts';
import { plannedProperties } from '../../scripts/gen/guide-requirements/planned-properties.ts';
import { builtInProfiles } from '../../src/vendor/load-profile.ts';

const ids = new Set(rules.map(({ id }) => id));
const all = guideRequirements.flatMap(({ id, requirements }) => requirements.map((one) => ({ guide: id, ...one })));
const named = new Set(all.flatMap((one) => one.rules ?? []));

/** `note, 5` names two sections. */
const partsOf = (section: string): readonly string[] => section.split(',').map((part) => part.trim());

describe('requirements of guides', () => {
  it('have each a rule, a planned property or a reason why nothing checks them', () => {
    const open = all.filter((one) => one.rules === undefined && one.later === undefined && one.unchecked === undefined);
    expect(open).toEqual([]);
    expect(all.filter((one) => one.rules?.length === 0 || one.later?.length === 0)).toEqual([]);
  });

  it('name rules that exist, each once', () => {
    expect([...named].filter((id) => !ids.has(id))).toEqual([]);
    expect(all.filter(({ rules: checks = [] }) => new Set(checks).size !== checks.length)).toEqual([]);
  });

  it('name what is planned as planned', () => {
    expect(plannedProperties.filter((id) => ids.has(id))).toEqual([]);
  });

  it('are sentences without full stop, with reasons that have one', () => {
    for (const { asks, unchecked = 'None.' } of all) {
      expect(asks).toMatch(/^[A-Za-z].*[^.]$/);
      expect(unchecked).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('hold every section of a guide that findings cite', () => {
    const steps = new Set(rules.flatMap((rule) => rule.guide));
    const cited = builtInProfiles
      .flatMap(({ guides }) => guides)
      .flatMap(({ id, sections }) =>
        Object.entries(sections).flatMap(([step, section]) =>
          [...steps].some((one) => one === step) ? partsOf(section).map((part) => `${id} ${part}`) : [],
        ),
      );
    const held = new Set(all.flatMap(({ guide, section }) => partsOf(section).map((part) => `${guide} ${part}`)));
    expect([...new Set(cited)].filter((one) => !held.has(one))).toEqual([]);
  });

  it('name every rule that stands for the guide of a service', () => {
    const vendor = rules.filter(({ profile }) => profile === 'vendor').map(({ id }) => id);
    expect(vendor.filter((id) => !named.has(id))).toEqual([]);
  });

  it('are of guides that profiles name, under their addresses', () => {
    const urls = new Map(builtInProfiles.flatMap(({ guides }) => guides.map(({ id, url }) => [id, url])));
    expect(Object.fromEntries(guideRequirements.map(({ id, url }) => [id, url]))).toEqual(Object.fromEntries(urls));
  });
});
