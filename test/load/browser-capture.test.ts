import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { organizationConfig } from '../helpers/objects/organization-config.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { jsonNotation } from '../../src/text/json-notation.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

const TOKEN = 'opensesame';

function entry(text: unknown, content: Readonly<Record<string, unknown>> = {}) {
  const request = {
    url: `https://security.microsoft.com/api/psws/service?token=${TOKEN}`,
    headers: [{ name: 'Cookie', value: TOKEN }],
    postData: { text: JSON.stringify([transportRule({ Name: TOKEN })]) },
  };
  const written = typeof text === 'string' ? text : JSON.stringify(text);
  return { request, response: { status: 200, headers: request.headers, content: { text: written, ...content } } };
}

const capture = (...entries: readonly unknown[]) => ({ log: { version: '1.2', entries } });
const answer = (...value: readonly unknown[]) => ({ '@odata.context': 'x', '@adminapi.warnings': [], value });

// exports.md 6.3, quirk 59
describe('a browser capture', () => {
  it('is read for the objects in its answers, of whatever shape', () => {
    const file = loaded(
      'a.har',
      capture(
        entry(answer(transportRule({ Name: 'a' }))),
        entry({ CurrentPage: [inboundConnector({})] }),
        entry({ d: { results: [transportRule({ Name: 'b' })] } }),
        entry(btoa(JSON.stringify(organizationConfig({}))), { encoding: 'base64' }),
        entry('<html>'),
        entry({ Group: 'x', Members: [] }),
        null,
        { response: null },
      ),
    );
    expect(file.source.format).toBe('browser-capture');
    expect(file.records.map(({ section, raw }) => `${section} ${String(raw['Name'])}`)).toEqual([
      'TransportRule a',
      'InboundConnector Inbound connector',
      'TransportRule b',
      expect.stringMatching(/^OrganizationConfig/),
    ]);
  });

  it('shows and keeps nothing of requests and headers', () => {
    const { text, ...rest } = loaded('a.har', capture(entry(answer(transportRule({ Name: 'a' })))));
    expect(text).toContain(TOKEN);
    expect(JSON.stringify(rest)).not.toContain(TOKEN);
    expect(rest.records).toHaveLength(1);
    expect(rest.diagnostics.map(({ message }) => message)).toEqual([
      expect.stringMatching(/cookies and tokens.*delete it/),
    ]);
  });

  it('holds what pages asked for, so only kinds with one object are whole', () => {
    const file = loaded('a.har', capture(entry(answer(transportRule({}))), entry(organizationConfig({}))));
    expect(collectionsOf(file, 'TransportRule')).toMatchObject([{ state: 'partial', why: { reason: 'partial' } }]);
    expect(stateOf(file, 'OrganizationConfig')).toBe('complete');
  });

  it('believes the last of several answers about one object', () => {
    const file = loaded(
      'a.har',
      capture(
        entry(answer(transportRule({ Name: 'a', State: 'Enabled' }), transportRule({ Name: 'b' }))),
        entry(answer(transportRule({ Name: 'a', State: 'Disabled' }))),
      ),
    );
    expect(file.records.map(({ raw }) => [raw['Name'], raw['State']])).toEqual([
      ['a', 'Disabled'],
      ['b', 'Enabled'],
    ]);
  });

  it('places objects where the text of the answer stands', () => {
    const text = JSON.stringify(capture(entry('no JSON'), entry(answer(transportRule({})))));
    const place = loaded('a.har', text).records[0]?.pointer ?? '';
    expect(place).toBe('/log/entries/1/response/content/text');
    const span = jsonNotation.spansOf(text, [place]).get(place);
    expect(text.slice(span?.keyStart, span?.keyEnd)).toBe('"text"');
  });

  it('without such objects is refused, with a warning about tokens', () => {
    for (const entries of [[], [entry('{')], [entry('%%%', { encoding: 'base64' })], [entry({ a: 1 })]]) {
      const message = refusalOf('a.har', capture(...entries));
      expect(message).toMatch(/^This is a capture of a web browser .*cookies and tokens.*Get-TransportRule/);
      expect(message).not.toContain(TOKEN);
    }
  });

  it('with endlessly nested bodies ends', () => {
    const deep = `${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`;
    expect(refusalOf('a.har', capture(entry(deep)))).toMatch(/capture of a web browser/);
  });
});

describe('a page of the Defender portal', () => {
  it('is one page, so that its kinds are never whole', () => {
    const file = loaded('page.json', { CurrentPage: [transportRule({ Name: 'a' })], TotalCount: 1 });
    expect(file.source.format).toBe('portal-page');
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'TransportRule /CurrentPage/0',
    ]);
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(refusalOf('page.json', { CurrentPage: [] })).toMatch(/holds no objects/);
    expect(stateOf(loaded('Get-TransportRule.json', { CurrentPage: [] }), 'TransportRule')).toBe('partial: partial');
  });
});
