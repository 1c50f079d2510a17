import { describe, expect, it } from 'vitest';
import { type SectionKind, sectionKinds } from '../../src/model/index.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { guideSections } from '../helpers/guide-tenant.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { asDsc } from '../helpers/formats/dsc.ts';
import { asRuleCollection } from '../helpers/formats/rule-collection.ts';
import { told } from '../normalize/normalizing.ts';
import { loaded } from './loading.ts';

type Told = Readonly<Record<string, unknown>>;

const sections = JSON.parse(JSON.stringify(bundle(guideSections()))) as Record<SectionKind, readonly Told[]>;

/** Every object of a kind, as what rules are told of its properties. */
function objectsIn(file: ReturnType<typeof loaded>, kind: SectionKind): readonly Told[] {
  const section = normalize([file]).tenant[kind];
  if (section.state === 'missing') return [];
  return section.objects.map((object) => {
    const names = Object.keys(Object.getPrototypeOf(object) as object).filter((name) => /^[A-Z]/.test(name));
    return Object.fromEntries(names.map((name) => [name, told(Reflect.get(object, name))]));
  });
}

const whole = loaded('tenant.json', sections);

/** What two formats say of one property, where they say something else; what the lossy one does not know is put aside. */
function differences(file: ReturnType<typeof loaded>, kind: SectionKind) {
  const lossy = objectsIn(file, kind);
  const unknown = new Set<string>();
  const different = objectsIn(whole, kind).flatMap((object, index) =>
    Object.entries(object).flatMap(([name, value]) => {
      const other = lossy[index]?.[name];
      const isUnknown = typeof other === 'string' && other.startsWith('unknown: ');
      if (isUnknown) unknown.add(name);
      return isUnknown || JSON.stringify(other) === JSON.stringify(value) ? [] : [[name, value, other]];
    }),
  );
  return { count: lossy.length, different, unknown: [...unknown].toSorted((a, b) => (a < b ? -1 : 1)) };
}

// exports.md 3, equality rule: one tenant in all formats is one tenant, but that lossy formats leave properties unknown.
describe('the tenant of the guide', () => {
  it('has the same rules as a rule collection', () => {
    const { count, different, unknown } = differences(
      loaded('a.xml', asRuleCollection(sections.TransportRule)),
      'TransportRule',
    );
    expect(count).toBe(sections.TransportRule.length);
    expect(different).toEqual([]);
    expect(unknown).toEqual([
      'Actions',
      'Conditions',
      'Description',
      'DistinguishedName',
      'Exceptions',
      'Identity',
      'ImmutableId',
      'IsRuleConfigurationSupported',
      'RegexSize',
      'RuleConfigurationUnsupportedReason',
      'Size',
      'WhenChangedUTC',
      'WhenCreatedUTC',
    ]);
  });

  it.each(sectionKinds.filter((kind) => kind !== 'DistributionGroupMember'))(
    'has the same %s as Microsoft365DSC',
    (kind) => {
      const { count, different } = differences(loaded('a.ps1', asDsc(sections)), kind);
      expect(count).toBe(sections[kind].length);
      expect(different).toEqual([]);
    },
  );

  it('has mail flow rules of Microsoft365DSC of which hardly anything is unknown', () => {
    const { unknown } = differences(loaded('a.ps1', asDsc(sections)), 'TransportRule');
    expect(
      unknown.filter((name) =>
        /^(?:ExceptIf|[A-Z]\w*(?:Scope|Words|Patterns|Header|Connector|To)$|Set|Mode|State|Priority)/.test(name),
      ),
    ).toEqual([
      'ExceptIfContentMatchesPrompt',
      'ExceptIfContentMatchesPromptVerdict',
      'ExceptIfMessageContainsAllDataClassifications',
      'ExceptIfMessageContainsDataClassifications',
    ]);
  });
});
