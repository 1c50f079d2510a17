import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressing } from '../../../src/analyze/rules/addressing.ts';
import type { Command } from '../../../src/analyze/rules/fix.ts';
import { powerShell } from '../../../src/analyze/rules/powershell.ts';
import type { ObjectOf, SectionKind, TransportRule } from '../../../src/model/index.ts';
import { hostileNames } from '../../helpers/hostile-names.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { organizationConfig } from '../../helpers/objects/organization-config.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';
import { isUnseen } from '../../helpers/unseen.ts';

const tenant = tenantOf({
  ArcConfig: [arcConfig()],
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy()],
  InboundConnector: [inboundConnector({ Name: "mxHERO's connector" })],
  OrganizationConfig: [organizationConfig()],
  OutboundConnector: [outboundConnector({ Name: 'Route' })],
  TransportRule: [
    transportRule({ Name: 'Rule A', PrependSubject: 'a' }),
    transportRule({ Name: 'Rule B', PrependSubject: 'b' }),
  ],
});

function first<K extends SectionKind>(kind: K, index = 0): ObjectOf[K] {
  const section = tenant[kind];
  const object = section.state === 'missing' ? undefined : section.objects[index];
  if (object === undefined) throw new Error(`no ${kind}`);
  return object;
}

const inbound = first('InboundConnector');
const outbound = first('OutboundConnector');
const ruleA = first('TransportRule');
const ruleB = first('TransportRule', 1);
const written = (...commands: readonly Command[]) =>
  powerShell(
    commands,
    addressing(tenant, () => false),
  );

describe('powerShell', () => {
  it('quotes the name and writes each kind of value', () => {
    const parameters = {
      RequireTls: true,
      EFSkipLastIP: false,
      EFSkipIPs: null,
      SenderIPAddresses: ['203.0.113.1', "it's"],
      Comment: '$(x) `y` "z"',
      Limit: 7,
    };
    expect(written({ do: 'set', object: inbound, parameters })).toBe(
      "Set-InboundConnector -Identity 'mxHERO''s connector' -RequireTls $true -EFSkipLastIP $false -EFSkipIPs $null -SenderIPAddresses '203.0.113.1','it''s' -Comment '$(x) `y` \"z\"' -Limit 7",
    );
  });

  it('names no identity for the only object of an organization', () => {
    const parameters = { RejectDirectSend: true };
    expect(written({ do: 'set', object: first('OrganizationConfig'), parameters })).toBe(
      'Set-OrganizationConfig -RejectDirectSend $true',
    );
  });

  it('sets what belongs to a merged list in the command that writes it', () => {
    const parameters = { RequireTls: true };
    expect(
      written({ do: 'merge', object: inbound, property: 'SenderDomains', add: ['*'], remove: [], parameters }),
    ).toMatch(/; Set-InboundConnector -Identity '.*' -RequireTls \$true -SenderDomains \$l$/);
  });

  it('reads, merges and writes a list', () => {
    expect(
      written({ do: 'merge', object: inbound, property: 'SenderIPAddresses', add: ['203.0.113.1'], remove: [] }),
    ).toBe(
      "$l = @((Get-InboundConnector -Identity 'mxHERO''s connector' -ErrorAction Stop).SenderIPAddresses) + '203.0.113.1' | Where-Object { $_ } | Sort-Object -Unique; Set-InboundConnector -Identity 'mxHERO''s connector' -SenderIPAddresses $l",
    );
    expect(
      written({
        do: 'merge',
        object: ruleA,
        property: 'ExceptIfFrom',
        add: [],
        remove: ['a@contoso.com', 'b@contoso.com'],
      }),
    ).toBe(
      "$l = @((Get-TransportRule -Identity 'Rule A' -ErrorAction Stop).ExceptIfFrom) | Where-Object { $_ -and $_ -notin 'a@contoso.com','b@contoso.com' } | Sort-Object -Unique; Set-TransportRule -Identity 'Rule A' -ExceptIfFrom $l",
    );
  });

  it('changes lists of the connection filter in place', () => {
    const object = first('HostedConnectionFilterPolicy');
    const merge = (add: readonly string[], remove: readonly string[]) =>
      written({ do: 'merge', object, property: 'IPAllowList', add, remove });
    expect(merge(['203.0.113.1', '203.0.113.2'], [])).toBe(
      "Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @{Add='203.0.113.1','203.0.113.2'}",
    );
    expect(merge(['203.0.113.1'], ['203.0.113.9'])).toBe(
      "Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @{Add='203.0.113.1'; Remove='203.0.113.9'}",
    );
    expect(merge([], ['203.0.113.9'])).toBe(
      "Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @{Remove='203.0.113.9'}",
    );
  });

  it('splits the trusted sealers at commas, and empties the list by a blank', () => {
    const object = first('ArcConfig');
    expect(
      written({ do: 'merge', object, property: 'ArcTrustedSealers', add: ['example.com'], remove: ['example.co'] }),
    ).toBe(
      "$l = @((Get-ArcConfig -ErrorAction Stop).ArcTrustedSealers -split ',' | ForEach-Object { $_.Trim() }) + 'example.com' | Where-Object { $_ -and $_ -notin 'example.co' } | Sort-Object -Unique; Set-ArcConfig -Identity Default -ArcTrustedSealers $l",
    );
    expect(written({ do: 'merge', object, property: 'ArcTrustedSealers', add: [], remove: ['example.co'] })).toMatch(
      /-ArcTrustedSealers \$\(if \(\$l\) \{ \$l \} else \{ ' ' \}\)$/,
    );
    expect(written({ do: 'add-sealers', sealers: ['example.com'] })).toBe(
      "$l = @((Get-ArcConfig -ErrorAction Stop).ArcTrustedSealers -split ',' | ForEach-Object { $_.Trim() }) + 'example.com' | Where-Object { $_ } | Sort-Object -Unique; Set-ArcConfig -Identity Default -ArcTrustedSealers $l",
    );
  });

  it('never prints a header value: it is read from a rule or asked for', () => {
    const read = written({
      do: 'set',
      object: ruleA,
      parameters: { SetHeaderName: 'X-Test', SetHeaderValue: { headerValue: ruleB } },
    });
    expect(read).toBe(
      "$v = (Get-TransportRule -Identity 'Rule B' -ErrorAction Stop).SetHeaderValue; Set-TransportRule -Identity 'Rule A' -SetHeaderName 'X-Test' -SetHeaderValue $v",
    );
    const asked = written({
      do: 'set',
      object: ruleA,
      parameters: { ExceptIfHeaderMatchesPatterns: { headerValue: undefined, as: 'pattern' } },
    });
    expect(asked).toBe(
      "$v = Read-Host 'Value from the dashboard'; Set-TransportRule -Identity 'Rule A' -ExceptIfHeaderMatchesPatterns ([regex]::Escape($v))",
    );
  });

  it('adds a header value to words or patterns, and sets the header', () => {
    const header = { property: 'ExceptIfHeaderContainsMessageHeader', name: 'X-Test' };
    expect(
      written({ do: 'merge-value', object: ruleA, property: 'ExceptIfHeaderContainsWords', from: ruleB, header }),
    ).toBe(
      "$v = (Get-TransportRule -Identity 'Rule B' -ErrorAction Stop).SetHeaderValue; $l = @((Get-TransportRule -Identity 'Rule A' -ErrorAction Stop).ExceptIfHeaderContainsWords) + $v | Where-Object { $_ } | Sort-Object -Unique; Set-TransportRule -Identity 'Rule A' -ExceptIfHeaderContainsMessageHeader 'X-Test' -ExceptIfHeaderContainsWords $l",
    );
    expect(
      written({
        do: 'merge-value',
        object: ruleA,
        property: 'ExceptIfHeaderMatchesPatterns',
        from: undefined,
        as: 'pattern',
      }),
    ).toMatch(/ \+ \(\[regex]::Escape\(\$v\)\) \| .+ 'Rule A' -ExceptIfHeaderMatchesPatterns \$l$/);
  });

  it('sets a variable once, and gives each expression its own', () => {
    const set = (object: TransportRule, from: TransportRule | undefined): Command => ({
      do: 'set',
      object,
      parameters: { SetHeaderValue: { headerValue: from } },
    });
    expect(written(set(ruleA, ruleB), set(ruleB, ruleB))).toBe(
      "$v = (Get-TransportRule -Identity 'Rule B' -ErrorAction Stop).SetHeaderValue; Set-TransportRule -Identity 'Rule A' -SetHeaderValue $v; Set-TransportRule -Identity 'Rule B' -SetHeaderValue $v",
    );
    const mixed = written(set(ruleA, ruleB), set(ruleB, undefined), set(ruleA, ruleB));
    expect(mixed?.split('; ').filter((line) => line.startsWith('Set-'))).toEqual([
      "Set-TransportRule -Identity 'Rule A' -SetHeaderValue $v",
      "Set-TransportRule -Identity 'Rule B' -SetHeaderValue $v2",
      "Set-TransportRule -Identity 'Rule A' -SetHeaderValue $v",
    ]);
    expect(mixed?.match(/\$v2? = /g)).toEqual(['$v = ', '$v2 = ']);
  });

  it('asks for what nobody knows, without touching the variable of lists', () => {
    const ask = { ask: "Name in the service's certificate", variable: 'l' };
    expect(written({ do: 'set', object: outbound, parameters: { TlsDomain: ask } })).toBe(
      "$l2 = Read-Host 'Name in the service''s certificate'; Set-OutboundConnector -Identity 'Route' -TlsDomain $l2",
    );
  });

  it('addresses other objects as safely as its own', () => {
    expect(
      written({ do: 'set', object: ruleA, parameters: { RouteMessageOutboundConnector: { object: outbound } } }),
    ).toBe("Set-TransportRule -Identity 'Rule A' -RouteMessageOutboundConnector 'Route'");
  });

  it('creates, switches, removes and adds members', () => {
    expect(
      written(
        { do: 'new', noun: 'OutboundConnector', parameters: { Name: 'New', UseMXRecord: false } },
        { do: 'enable', object: ruleA },
        { do: 'disable', object: ruleB },
        { do: 'remove', object: outbound },
        { do: 'add-member', group: "g'1@contoso.com", members: ['a@contoso.com', 'b@contoso.com'] },
      ),
    ).toBe(
      [
        "New-OutboundConnector -Name 'New' -UseMXRecord $false",
        "Enable-TransportRule -Identity 'Rule A'",
        "Disable-TransportRule -Identity 'Rule B'",
        "Remove-OutboundConnector -Identity 'Route'",
        "Add-DistributionGroupMember -Identity 'g''1@contoso.com' -Member 'a@contoso.com'",
        "Add-DistributionGroupMember -Identity 'g''1@contoso.com' -Member 'b@contoso.com'",
      ].join('; '),
    );
  });
});

/**
 * The literals of a command, and the command without them, as PowerShell reads it: a literal begins at any of its five
 * single quotes and ends at the next one that is not doubled.
 */
function parsed(command: string): { readonly literals: readonly string[]; readonly rest: string } {
  const isQuote = (at: number) => /['\u2018-\u201b]/.test(command.charAt(at));
  const literals: string[] = [];
  let rest = '';
  for (let at = 0; at < command.length; at += 1) {
    if (!isQuote(at)) {
      rest += command.charAt(at);
      continue;
    }
    let literal = '';
    for (at += 1; !isQuote(at) || isQuote(at + 1); at += 1) {
      if (at >= command.length) throw new Error('a literal does not end');
      literal += command.charAt(at);
      if (isQuote(at)) at += 1;
    }
    literals.push(literal);
    rest += '#';
  }
  return { literals, rest };
}

const holdsUnseen = (text: string) => Array.from(text).some((character) => isUnseen(character.codePointAt(0) ?? 0));

describe('hostile texts in commands', () => {
  const setComment = (text: string) =>
    powerShell([{ do: 'set', object: ruleA, parameters: { Comments: text, From: [text, text] } }], () => text);

  /** What the command says, or that there is none. */
  const told = (text: string) => {
    const command = setComment(text);
    return command === undefined ? 'no command' : parsed(command);
  };
  const wanted = (text: string) =>
    holdsUnseen(text)
      ? 'no command'
      : { literals: [text, text, text, text], rest: 'Set-TransportRule -Identity # -Comments # -From #,#' };

  it.each(hostileNames)('%j is one literal, or there is no command', (name) => {
    expect(told(name)).toEqual(wanted(name));
  });

  it('holds for any text', () => {
    const special = fc.constantFrom("'", '\u2018', '\u201b', '"', '$', '(', ')', ';', '`', 'a', ' ', '#');
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: special }));
    fc.assert(
      fc.property(text, (any) => {
        expect(told(any)).toEqual(wanted(any));
      }),
      { numRuns: 1000 },
    );
  });

  it.each<[string, Command]>([
    ['a value', { do: 'set', object: ruleA, parameters: { Comments: 'a\nb' } }],
    ['a list', { do: 'set', object: ruleA, parameters: { From: ['a', '\u202eb'] } }],
    ['a merged entry', { do: 'merge', object: ruleA, property: 'From', add: ['a\u0007'], remove: [] }],
    ['a removed entry', { do: 'merge', object: ruleA, property: 'From', add: [], remove: ['a\u0007'] }],
    ['a group', { do: 'add-member', group: 'a\rb', members: ['c'] }],
    ['a member', { do: 'add-member', group: 'a', members: ['c\u2028d'] }],
    [
      'a header',
      {
        do: 'merge-value',
        object: ruleA,
        property: 'Words',
        from: undefined,
        header: { property: 'Header', name: 'X\u0000' },
      },
    ],
    ['a question', { do: 'set', object: ruleA, parameters: { TlsDomain: { ask: 'a\tb', variable: 'n' } } }],
  ])('one text that cannot be quoted spoils all commands: %s', (_, command) => {
    expect(written({ do: 'enable', object: ruleA }, command)).toBeUndefined();
  });

  it('an object that cannot be addressed spoils them too', () => {
    const spoiled = powerShell(
      [{ do: 'set', object: ruleA, parameters: { SetHeaderValue: { headerValue: ruleB } } }],
      (object) => (object === ruleB ? '\u0000' : object.name),
    );
    expect(spoiled).toBeUndefined();
  });
});
