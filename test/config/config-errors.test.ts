import { describe, expect, it } from 'vitest';

import { subjectKinds } from '../../src/config/subject-kinds.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { builtInProfiles } from '../../src/vendor/load-profile.ts';
import { known, oneService, problemsOf, read } from './read.ts';

describe('text that is no JSON with comments', () => {
  it.each([
    ['{ "services": [ }', '1:17', 'a value is expected here'],
    ['{\n  services: []\n}', '2:3', 'this is no JSON value; texts and names stand in double quotes'],
    ['{\n  "domains": ["contoso.com]\n}', '2:15', 'the text does not end on its line; close it with a double quote'],
    ['{ "a" 1 }', '1:7', 'a colon is expected here'],
    ['{ "a": 1 "b": 2 }', '1:10', 'a comma is expected here'],
    ['{ "a": 1', '1:9', 'the closing } is missing'],
    ['[1', '1:3', 'the closing ] is missing'],
    ['{} {}', '1:4', 'the end of the file is expected here'],
    ['{} /* open', '1:4', 'the comment does not end; close it with */'],
    ['{ "a": "\\x" }', '1:8', 'there is no such escape; a backslash itself is written \\\\'],
    ['', '1:1', 'a value is expected here'],
  ])('%j', (text, place, words) => {
    expect(problemsOf(text)).toEqual([`error ${place} config/not-json The configuration cannot be read: ${words}.`]);
  });

  it('refuses nesting that could exhaust the stack', () => {
    const text = '['.repeat(50_000);
    expect(problemsOf(text)).toEqual([
      'error 1:101 config/not-json The configuration cannot be read: lists and objects are nested more than 100 deep here.',
    ]);
  });
});

describe('shape', () => {
  it.each([
    [
      '{ "services": [\n{ "vendor": "mxhero", "inbound": "loopbak" }\n] }',
      "2:34 config/invalid services[0].inbound: 'loopbak' is not allowed here; allowed: loopback, border, none (did you mean loopback?).",
    ],
    ['{ "servics": [] }', '1:3 config/invalid servics: there is no such property (did you mean services?).'],
    [
      '{\n  "zzz": 1\n}',
      '2:3 config/invalid zzz: there is no such property; known: $schema, services, order, domains, gateway, senders, onPremises, allow, profiles, rules, suppress.',
    ],
    ['[]', '1:1 config/invalid top level: must be an object, not a list.'],
    ['{ "services": {} }', '1:15 config/invalid services: must be a list, not an object.'],
    ['{ "services": [] }', '1:15 config/invalid services: must have at least one entry.'],
    [
      '{ "suppress": [{ "object": { "kind": "x" }, "rule": "a", "justification": "b", "owner": "c", "expires": "2027-01-01" }] }',
      "1:28 config/invalid suppress[0].object: the property 'identity' is missing.",
    ],
    ['{ "domains": ["a.com", "b.com", "a.com"] }', '1:33 config/invalid domains[2]: repeats domains[0].'],
    ['{ "domains": [""] }', '1:15 config/invalid domains[0]: must be text that is not blank.'],
    ['{ "gateway": [] }', '1:14 config/invalid gateway: must be an object or null, not a list.'],
    [
      '{ "rules": { "spf/missing": 3 } }',
      '1:29 config/invalid rules["spf/missing"]: a number is not allowed here; allowed: critical, high, medium, low, info, off.',
    ],
    [
      oneService({ domains: { 'contoso.com': { rcptLookup: 'yes' } } }),
      '1:72 config/invalid services[0].domains["contoso.com"].rcptLookup: must be true or false, not text.',
    ],
    [
      oneService({ id: '-x' }),
      '1:38 config/invalid services[0].id: must be up to 64 letters, digits, dots, hyphens and underscores, of which the first is a letter or digit.',
    ],
    [
      '{ "__proto__": { "trusted": true } }',
      '1:3 config/invalid __proto__: there is no such property; known: $schema, services, order, domains, gateway, senders, onPremises, allow, profiles, rules, suppress.',
    ],
  ])('%s', (text, problem) => {
    expect(problemsOf(text)).toEqual([`error ${problem}`]);
  });

  it('names all that is missing and wrong, in the order of the file', () => {
    const text = '{ "suppress": [ { "object": { "kind": "X" }, "expires": "soon" } ] }';
    expect(problemsOf(text)).toEqual([
      "error 1:17 config/invalid suppress[0]: the property 'rule' is missing.",
      "error 1:17 config/invalid suppress[0]: the property 'justification' is missing.",
      "error 1:17 config/invalid suppress[0]: the property 'owner' is missing.",
      "error 1:29 config/invalid suppress[0].object: the property 'identity' is missing.",
      'error 1:57 config/invalid suppress[0].expires: must be a date as YYYY-MM-DD.',
    ]);
  });

  it('yields the default configuration beside the problems', () => {
    const { config } = read('{ "services": 1 }');
    expect(config).toMatchObject({ file: 'mxlint.config.json', services: [{ id: 'mxhero', pointer: '' }] });
  });
});

describe('meaning', () => {
  it.each([
    [
      '{ "services": [{ "vendor": "mxhreo" }] }',
      "1:28 config/unknown-vendor services[0].vendor: no vendor profile has the id 'mxhreo'; known: mxhero, relay-north (did you mean mxhero?).",
    ],
    [
      '{ "rules": { "spf/mising": "off" } }',
      '1:14 config/unknown-rule rules["spf/mising"]: no rule has the id \'spf/mising\' (did you mean spf/missing?).',
    ],
    [
      '{ "domains": ["contoso"] }',
      "1:15 config/not-a-domain domains[0]: 'contoso' is not a domain name such as contoso.com.",
    ],
    [
      '{ "domains": ["contoso.com", "Contoso.COM."] }',
      '1:30 config/duplicate-domain domains[1]: the domain contoso.com is in the list already.',
    ],
    [
      oneService({ domains: { 'a b': {} } }),
      '1:44 config/not-a-domain services[0].domains["a b"]: \'a b\' is not a domain name such as contoso.com.',
    ],
    [
      oneService({ domains: { 'contoso.com': {}, 'CONTOSO.com': {} } }),
      '1:61 config/duplicate-domain services[0].domains["CONTOSO.com"]: the domain contoso.com is declared for this service already.',
    ],
    [
      '{ "gateway": { "hosts": ["192.0.2.1"] } }',
      "1:26 config/not-a-host gateway.hosts[0]: '192.0.2.1' is not a host name; addresses belong under 'addresses'.",
    ],
    [
      '{ "onPremises": { "addresses": ["192.0.2.1/40"] } }',
      "1:33 config/not-an-address onPremises.addresses[0]: '192.0.2.1/40' is not an address; allowed: single, CIDR block, or first and last joined by a hyphen.",
    ],
    [
      '{ "allow": { "addresses": ["x"], "sealers": ["y"] } }',
      "1:28 config/not-an-address allow.addresses[0]: 'x' is not an address; allowed: single, CIDR block, or first and last joined by a hyphen.",
      "1:46 config/not-a-domain allow.sealers[0]: 'y' is not a domain name such as contoso.com.",
    ],
    [
      '{ "senders": ["include:a.com"] }',
      "1:15 config/not-a-sender senders[0]: 'include:a.com' is neither an address nor a domain name; write the bare address or name.",
    ],
    [
      '{ "services": [{ "vendor": "mxhero" }, { "vendor": "mxhero" }] }',
      "1:40 config/duplicate-service services[1]: the id 'mxhero' is that of services[0] too; give each service an 'id' of its own.",
    ],
    [
      '{ "services": [{ "vendor": "mxhero" }, { "vendor": "relay-north", "id": "MXHERO" }] }',
      "1:73 config/duplicate-service services[1].id: the id 'MXHERO' is that of services[0] too; give each service an 'id' of its own.",
    ],
    [
      oneService({ overrides: { egres: {} } }),
      '1:46 config/invalid services[0].overrides.egres: there is no such property (did you mean egress?).',
    ],
    [
      oneService({ overrides: { egress: { ipv4: ['192.0.2'] } } }),
      "1:64 config/invalid services[0].overrides.egress.ipv4[0]: '192.0.2' is not an IPv4 address or range.",
    ],
    [
      oneService({ overrides: { id: 'other' } }),
      '1:46 config/invalid services[0].overrides.id: cannot be replaced; remove it.',
    ],
  ])('%s', (text, ...problems) => {
    expect(problemsOf(text)).toEqual(problems.map((problem) => `error ${problem}`));
  });

  it('shows a problem of an override at the override when the place itself is not in the file', () => {
    const text = oneService({ overrides: { endpoints: { inbound: ['smtp.mxhero.com'] } } });
    expect(problemsOf(text)).toEqual([
      "error 1:58 config/invalid services[0].overrides.endpoints.outbound[0]: 'smtp.mxhero.com' is an endpoint of inbound processing too; each direction has hosts of its own.",
    ]);
  });

  it('checks overrides against the profile where it is at hand', () => {
    const text = oneService({ overrides: { headers: { tenant: { name: 'X-T' } } } });
    const input = { text, path: 'c', trusted: true, env: () => undefined, readText: () => undefined };
    expect(parseConfig(input, { ...known, profiles: [] }).problems).toHaveLength(1);
    expect(parseConfig(input, { ...known, profiles: builtInProfiles }).problems).toEqual([]);
  });

  it('checks overrides of a profile that it does not know', () => {
    const text = '{ "services": [{ "vendor": "relay-north", "overrides": { "mx": { "hosts": ["?"] } } }] }';
    expect(problemsOf(text)).toEqual([
      "error 1:76 config/invalid services[0].overrides.mx.hosts[0]: '?' is not a host name.",
    ]);
  });
});

describe('suppressions', () => {
  const entry = {
    rule: 'spf/missing',
    object: { kind: 'AcceptedDomain', identity: 'contoso.com' },
    justification: 'parked',
    owner: 'ann@contoso.com',
    expires: '2027-01-31',
  };
  it.each([
    [{ expires: '2026-02-30' }, "suppress[0].expires: '2026-02-30' is not a day of the calendar."],
    [{ rule: 'spf/misssing' }, "suppress[0].rule: no rule has the id 'spf/misssing' (did you mean spf/missing?)."],
    [{ owner: ' ' }, 'suppress[0].owner: must be text that is not blank.'],
    [{ justification: '' }, 'suppress[0].justification: must be text that is not blank.'],
    [
      { service: 'mxhera' },
      "suppress[0].service: no service of this file has the id 'mxhera'; known: mxhero (did you mean mxhero?).",
    ],
  ])('%j', (change, message) => {
    const { problems } = read(JSON.stringify({ suppress: [{ ...entry, ...change }] }));
    expect(problems.map((problem) => [problem.level, problem.message])).toEqual([['error', message]]);
  });

  it.each([
    ['TransportRul', ' (did you mean TransportRule?)'],
    ['dashbord', ' (did you mean Dashboard?)'],
    ['Mailbox', ''],
  ])('suggests the kind that %s may mean', (kind, hint) => {
    const object = { kind, identity: 'x' };
    const { problems } = read(JSON.stringify({ suppress: [{ ...entry, object }] }));
    expect(problems.map(({ level, id, message }) => ({ level, id, message }))).toEqual([
      {
        level: 'error',
        id: 'config/unknown-kind',
        message: `suppress[0].object.kind: no object is of the kind '${kind}'; known: ${subjectKinds.join(', ')}${hint}.`,
      },
    ]);
  });

  it('takes every kind in any letter case', () => {
    const suppress = subjectKinds.map((kind) => ({ ...entry, object: { kind: kind.toUpperCase(), identity: 'x' } }));
    expect(problemsOf(JSON.stringify({ suppress }))).toEqual([]);
  });

  it('warns about a second one for the same findings, and about no other', () => {
    const object = { kind: 'acceptedDOMAIN', identity: 'CONTOSO.com' };
    const other = { kind: 'AcceptedDomain', identity: 'fabrikam.com' };
    const suppress = [
      entry,
      { ...entry, object: other },
      { ...entry, message: 'x' },
      { ...entry, service: 'mxhero' },
      { ...entry, rule: 'arc/sealer-missing' },
      { ...entry, object, expires: '2028-01-31' },
    ];
    const { problems, config } = read(JSON.stringify({ suppress }));
    expect(problems.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      'warning: suppress[5]: is about the same findings as suppress[0]; remove one of them.',
    ]);
    expect(config.suppress).toHaveLength(6);
  });

  it('accepts a whole one', () => {
    const { config, problems } = read(JSON.stringify({ suppress: [{ ...entry, service: 'mxhero', message: 'x' }] }));
    expect(problems).toEqual([]);
    expect(config.suppress).toEqual([{ ...entry, service: 'mxhero', message: 'x', pointer: '/suppress/0' }]);
  });
});

describe('duplicate names', () => {
  it('warns once and takes the last', () => {
    const text = '{\n  "domains": ["a.com"],\n  "domains": ["b.com"],\n  "domains": ["c.com"]\n}';
    expect(problemsOf(text)).toEqual([
      'warning 4:3 config/duplicate-key domains: stands in its object several times; only the last one counts, so remove the others.',
    ]);
    expect(read(text).config.domains).toEqual(['c.com']);
  });
});
