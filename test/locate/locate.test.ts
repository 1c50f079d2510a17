import { describe, expect, it } from 'vitest';

import { path, placeIn, property, record, recordIn, shown, text, value } from './located.ts';

describe('a property', () => {
  it('is its name and value', () => {
    expect(placeIn(text, property('RegexSize'))).toEqual({
      path,
      pointer: '/TransportRule/0/RegexSize',
      region: { startLine: 57, startColumn: 7, endLine: 57, endColumn: 22, snippet: '"RegexSize": 12' },
    });
    expect(shown(text, property('Comments'))).toEqual(['"Comments": null', '"Comments": null']);
  });

  it('is found in any letter case and by its other names', () => {
    const outbound = recordIn(text, 'OutboundConnector', '/OutboundConnector/0');
    expect(shown(text, property('UseMXRecord', outbound))[1]).toBe('"usemxrecord": true');
    const inbound = recordIn(text, 'InboundConnector', '/InboundConnector/0');
    expect(shown(text, property('EFSkipLastIP', inbound))[1]).toBe('"DetectSenderIPBySkippingLastIP": false');
    expect(shown(text, property('efskiplastip', inbound))[1]).toBe('"DetectSenderIPBySkippingLastIP": false');
  });

  it.each(['SetHeaderValue', 'ExceptIfHeaderContainsWords', 'setheadervalue'])(
    'made to hold a header value is its name alone: %s',
    (name) => {
      const [covers, snippet] = shown(text, property(name));
      expect(covers.toLowerCase()).toBe(`"${name.toLowerCase()}"`);
      expect(snippet).toBeUndefined();
    },
  );

  it('that happens to hold a header value is its name alone, without its text', () => {
    expect(shown(text, property('Description'))).toEqual(['"Description"', undefined]);
  });

  it('holds a header value also where JSON escapes hide it', () => {
    const hidden = `[{"Comments":"x abcd\\u002d1234-efgh y","Name":"A"}]`;
    expect(shown(hidden, property('Comments', recordIn(hidden, 'TransportRule', '/0')))).toEqual([
      '"Comments"',
      undefined,
    ]);
  });

  it('with a long value is its name', () => {
    const long = JSON.stringify([{ Name: 'A', Comments: 'x'.repeat(301) }]);
    expect(shown(long, property('Comments', recordIn(long, 'TransportRule', '/0')))).toEqual([
      '"Comments"',
      '"Comments"',
    ]);
    expect(shown(text, property('SenderIpRanges'))).toEqual(['"SenderIpRanges"', '"SenderIpRanges"']);
  });

  it('that is absent is the name of its object', () => {
    expect(shown(text, property('Mode'))[1]).toBe('"Name": "Route inbound"');
    expect(placeIn(text, property('Mode'))?.pointer).toBe('/TransportRule/0');
  });

  it('of a section without a table is found by its name', () => {
    const group = JSON.stringify({ DistributionGroupMember: [{ Group: 'g', Members: [] }] });
    const of = recordIn(group, 'DistributionGroupMember', '/DistributionGroupMember/0');
    expect(shown(group, property('members', of))[1]).toBe('"Members":[]');
    expect(shown(group, property('Other', of))[1]).toBe('"Group":"g"');
  });
});

describe('an object', () => {
  const object = (raw: Record<string, unknown>): readonly [string, string | undefined] => {
    const own = JSON.stringify([raw]);
    return shown(own, { kind: 'object', record: recordIn(own, 'TransportRule', '/0') });
  };

  it.each([
    [{ Priority: 0, Name: 'A' }, '"Name":"A"'],
    [{ Priority: 0, name: 'A' }, '"name":"A"'],
    [{ Priority: 0, Identity: 'B' }, '"Identity":"B"'],
    [{ Priority: 0, State: 'Enabled' }, '"Priority":0'],
    [{}, '{'],
  ])('is its naming member: %j', (raw, snippet) => {
    expect(object(raw)).toEqual([snippet, snippet]);
  });

  it('whose name holds a header value is the name of the member', () => {
    expect(object({ Name: `Rule ${value}` })).toEqual(['"Name"', undefined]);
    expect(object({ SetHeaderValue: 'x' })).toEqual(['"SetHeaderValue"', undefined]);
    expect(object({ [value]: 1 })).toEqual(['"', undefined]);
  });

  it('of a list that was wrapped is found there', () => {
    const wrapped = '{"value":[{"Name":"A"}],"Count":1}';
    const of = recordIn(wrapped, 'TransportRule', '/value/0');
    expect(shown(wrapped, { kind: 'object', record: of })[1]).toBe('"Name":"A"');
  });

  it('that the file does not have is the start of the file', () => {
    const of = { ...record, pointer: '/Other/9' };
    expect(shown(text, { kind: 'object', record: of })).toEqual(['{', '{']);
  });

  it('without a usable member is where it starts', () => {
    const bare = '{\n  "ArcConfig": {}\n}';
    const of = recordIn(bare, 'ArcConfig', '/ArcConfig');
    expect(shown(bare, { kind: 'object', record: of })[1]).toBe('"ArcConfig"');
    const gone = { ...of, raw: { Name: 'A' } };
    expect(shown(bare, { kind: 'object', record: gone })[1]).toBe('"ArcConfig"');
    const list = '[{}]';
    expect(shown(list, { kind: 'object', record: { ...gone, pointer: '/0' } })[1]).toBe('{');
  });

  it('with equal member names is the last of them', () => {
    const twice = '[{"Name":"A","Name":"B"}]';
    const place = placeIn(twice, { kind: 'object', record: recordIn(twice, 'TransportRule', '/0') });
    expect(place?.region).toMatchObject({ startColumn: 14, snippet: '"Name":"B"' });
  });
});
