import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseProfile } from '../../src/vendor/parse-profile.ts';
import { unknownProfile } from '../../src/vendor/unknown-profile.ts';
import { profileSchema } from '../../src/vendor/profile-schema.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';

const least = {
  schema: 1,
  id: 'relay-north',
  name: 'Relay North',
  reviewed: '2026-11-20',
  architectures: ['IL', 'OS'],
};

/** Problems as `line:column message`, of a profile that has the least and what is laid over it. */
function problemsOf(fields: Readonly<Record<string, unknown>>): string[] {
  return problemsOfText(JSON.stringify({ ...least, ...fields }, null, 1));
}

function problemsOfText(text: string): string[] {
  const parsed = parseProfile(text, 'relay.json');
  return parsed.ok ? [] : parsed.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

function defaultsOf(schema: JsonSchema, value: unknown, path: string): string[] {
  if (schema.default !== undefined) {
    return JSON.stringify(schema.default) === JSON.stringify(value) ? [] : [path];
  }
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
    defaultsOf(part, Object.entries(value ?? {}).find(([key]) => key === name)?.[1], `${path}/${name}`),
  );
}

describe('parseProfile', () => {
  it('leaves unknown what a profile leaves out', () => {
    const parsed = parseProfile(JSON.stringify({ $schema: 'x', ...least, tls: { dane: true } }), 'relay.json');
    expect(parsed).toEqual({
      ok: true,
      profile: {
        ...unknownProfile({ ...least, architectures: ['IL', 'OS'] }),
        tls: { serverNames: null, clientNames: null, dane: true },
      },
    });
  });

  it('has the same defaults as the published schema', () => {
    expect(defaultsOf(profileSchema, unknownProfile({ ...least, architectures: ['IL'] }), '')).toEqual([]);
  });

  it('says where the text stops being JSON', () => {
    const parsed = parseProfile('{\n "id": }', 'relay.json');
    expect(parsed).toMatchObject({ ok: false, problems: [{ path: 'relay.json', line: 2, column: 8 }] });
    expect(problemsOfText('{\n "id": }')[0]).toMatch(/^2:8 The vendor profile is no JSON: .*\.$/);
  });

  it.each([
    ['[]', '1:1 top level: must be an object, not a list.'],
    [
      '{ "schema": 2, "id": "x", "name": "X", "reviewed": "2026-11-20", "architectures": ["IL"] }',
      '1:13 schema: must be 1.',
    ],
  ])('%s', (text, problem) => {
    expect(problemsOfText(text)).toEqual([problem]);
  });

  it('names all that is missing', () => {
    expect(problemsOfText('{}')).toEqual([
      "1:1 top level: the property 'schema' is missing.",
      "1:1 top level: the property 'id' is missing.",
      "1:1 top level: the property 'name' is missing.",
      "1:1 top level: the property 'reviewed' is missing.",
      "1:1 top level: the property 'architectures' is missing.",
    ]);
  });

  it.each([
    [{ egres: {} }, '10:2 egres: there is no such property (did you mean egress?).'],
    [
      { id: 'Relay North' },
      '3:8 id: must be up to 64 lower-case letters, digits and hyphens, of which the first is no hyphen.',
    ],
    [{ reviewed: '2026-02-30' }, "5:14 reviewed: '2026-02-30' is not a day of the calendar."],
    [{ architectures: [] }, '6:19 architectures: must have at least one entry.'],
    [
      { architectures: ['IX'] },
      "7:3 architectures[0]: 'IX' is not allowed here; allowed: IL, IB, OS, OL (did you mean IB?).",
    ],
    [{ egress: { ipv4: ['2001:db8::1'] } }, "12:4 egress.ipv4[0]: '2001:db8::1' is not an IPv4 address or range."],
    [{ egress: { ipv6: ['192.0.2.1'] } }, "12:4 egress.ipv6[0]: '192.0.2.1' is not an IPv6 address or range."],
    [
      { egress: { published: ['192.0.2.0/33'] } },
      "12:4 egress.published[0]: '192.0.2.0/33' is not an address or range.",
    ],
    [{ endpoints: { inbound: ['in host'] } }, "12:4 endpoints.inbound[0]: 'in host' is not a host name."],
    [
      { endpoints: { inbound: ['a.example.com'], outbound: ['A.example.com.'] } },
      "15:4 endpoints.outbound[0]: 'A.example.com.' is an endpoint of inbound processing too; each direction has hosts of its own.",
    ],
    [
      { endpoints: { inbound: ['a.example.com'], retired: ['a.example.com'] } },
      "15:4 endpoints.retired[0]: 'a.example.com' is an endpoint in use, hence not retired.",
    ],
    [
      { spf: { include: 'a.com', wrongNames: ['b.com', 'A.com'] } },
      "14:4 spf.wrongNames[1]: 'A.com' is the name to include, hence not a wrong one.",
    ],
    [{ spf: { include: 'include:a.com' } }, "11:14 spf.include: 'include:a.com' is not a host name or 'none'."],
    [{ arc: { sealer: '?' } }, "11:13 arc.sealer: '?' is not a domain or 'none'."],
    [
      { tls: { clientNames: ['*.example.com', '*'] } },
      "13:4 tls.clientNames[1]: '*' is not a host name, with or without *. before it.",
    ],
    [
      { headers: { tenant: { name: 'X A', secret: true } } },
      '12:12 headers.tenant.name: must be the name of a header, without colon.',
    ],
    [
      { headers: { processed: 'X-A' } },
      "11:16 headers.processed: must be an object with the name of the header, 'none' or null.",
    ],
    [{ headers: { tenant: { name: 'X-A' } } }, "11:13 headers.tenant: the property 'secret' is missing."],
    [
      { headers: { tenant: { name: 'X-A', secret: true }, processed: { name: 'x-a', secret: true } } },
      "16:12 headers.processed.name: 'x-a' is the header of the tenant too.",
    ],
    [
      { behavior: { keepsTenant: 'maybe' } },
      "11:18 behavior.keepsTenant: must be true, false, null or the id of an assumption such as 'A-V-STAMP' or 'not A-V-STRIP'.",
    ],
    [
      { behavior: { keepsTenant: 1 } },
      '11:18 behavior.keepsTenant: must be true or false, text or null, not a number.',
    ],
    [{ provisioning: { rules: -1 } }, '11:12 provisioning.rules: must be at least 0.'],
    [{ provisioning: { rules: 1.5 } }, '11:12 provisioning.rules: must be a whole number or null, not 1.5.'],
    [
      { dkim: { resignsOutbound: 'OnRequest' } },
      "11:22 dkim.resignsOutbound: 'OnRequest' is not allowed here; allowed: true, false, onRequest, null (did you mean onRequest?).",
    ],
  ])('%j', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  it('knows the steps of guides', () => {
    const guide = { id: 'G', title: 'Guide', url: 'https://example.com/guide', updated: '2026-13-01' };
    expect(problemsOf({ guides: [{ ...guide, sections: { inboundRul: '5.4' } }] })).toEqual([
      '17:5 guides[0].sections.inboundRul: there is no such property (did you mean inboundRule?).',
    ]);
    expect(
      problemsOf({
        guides: [
          { ...guide, sections: {} },
          { ...guide, updated: null, sections: {} },
        ],
      }),
    ).toEqual([
      "15:15 guides[0].updated: '2026-13-01' is not a day of the calendar.",
      "19:10 guides[1].id: 'G' is the id of another guide too.",
    ]);
  });

  it('refuses what stands in it twice', () => {
    expect(problemsOfText(`${JSON.stringify(least).slice(0, -1)},\n"name": "Other" }`)).toEqual([
      '2:1 name: stands in its object several times; remove the others.',
    ]);
  });

  it('never throws, and what it accepts is a whole profile', () => {
    const fields = Object.keys(profileSchema.properties ?? {});
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(
          fc.constantFrom(null, true, 'none', '192.0.2.1', 'a.example.com', '__proto__'),
          fc.integer(),
          fc.string(),
        ),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(fc.oneof(fc.constantFrom('inbound', 'ipv4', 'name', '__proto__'), fc.string()), tie('tree'), {
          maxKeys: 3,
        }),
      ),
    }));
    const profile = fc
      .dictionary(fc.constantFrom(...fields), tree, { maxKeys: 2 })
      .map((some) => ({ ...least, ...some }));
    fc.assert(
      fc.property(fc.oneof(tree, profile), (value) => {
        const parsed = parseProfile(JSON.stringify(value), 'x');
        const complete =
          parsed.ok &&
          fields.filter((field) => field !== '$schema').every((field) => Object.hasOwn(parsed.profile, field));
        expect(complete || (!parsed.ok && parsed.problems.length > 0)).toBe(true);
      }),
    );
  });
});
