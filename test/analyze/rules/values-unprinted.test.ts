import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rules as registry } from '../../../rules/index.ts';
import type { Finding, Gap } from '../../../src/analyze/rules/finding.ts';
import { routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { renderPlain } from '../../helpers/render-plain.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const rules = registry.filter(({ id }) => id.startsWith('transport-rule/'));

/** Everything of a finding that an output prints, but for the region of the export, which has its own rules. */
function printedOf(finding: Finding): string {
  const { subject, property, discriminator, fix, related } = finding;
  const others = related.map((one) => [one.note, one.subject]);
  return JSON.stringify([renderPlain(finding), subject, property, discriminator, fix, others]);
}

function printedGap({ subject, fact, why }: Gap): string {
  return JSON.stringify([subject, fact, why]);
}

/** Ways to write a value into a rule, right and wrong. */
const written: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.toUpperCase(),
  (value) => `"${value}"`,
  (value) => `^${value}$`,
  (value) => `(?=${value})`,
  (value) => `*${value}*`,
  (value) => ` ${value} `,
  (value) => `X-mxHero-Server: ${value}`,
];

const headers = ['X-mxHero-Server', 'X-mxHero-Servers', 'X-mxHero-Server:', 'X-mxHero-Transport-Agent', 'X-Other'];

it('no message, fix, note or gap of a rule holds a value of the headers', () => {
  const value = fc.stringMatching(/^[g-z][0-9g-z]{14}q$/);
  const writing = fc.constantFrom(...written);
  const header = fc.constantFrom(...headers);
  const scenes = fc.record({
    values: fc.tuple(value, value, value),
    how: fc.tuple(writing, writing, writing),
    names: fc.tuple(header, header),
  });
  fc.assert(
    fc.property(scenes, fc.boolean(), fc.boolean(), ({ values, how, names }, pasted, declared) => {
      const [first, second, third] = values;
      const [one, two, three] = [how[0](first), how[1](second), how[2](third)];
      const name = pasted ? `${names[0]}: ${second}` : names[0];
      const guard = { ExceptIfHeaderContainsMessageHeader: name, ExceptIfHeaderContainsWords: [one, second] };
      const scene: Scene = {
        sections: {
          TransportRule: [
            transportRule({ Name: 'Other', SetHeaderName: names[1], SetHeaderValue: three, RemoveHeader: names[0] }),
            routeInbound({ ...guard, SetHeaderValue: two, Priority: 1 }),
            routeOutbound({
              HeaderMatchesMessageHeader: names[1],
              HeaderMatchesPatterns: [one],
              SetHeaderName: name,
              SetHeaderValue: three,
              Priority: 2,
            }),
          ],
        },
        config: { headerValue: declared ? third : null },
      };
      const { findings, outcomes } = runScene(rules, scene);
      const gaps = outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : []));
      const printed = [...findings.map(printedOf), ...gaps.map(printedGap)].join('\n').toLowerCase();
      expect(outcomes.filter(({ outcome }) => outcome.state === 'crashed')).toEqual([]);
      expect(findings.length).toBeGreaterThan(0);
      for (const text of values) expect(printed).not.toContain(text);
    }),
    { numRuns: 60 },
  );
});
