import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/load/loaded.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

/** What stands in the file where a pointer leads: name and value with an arrow between. */
const cut = (file: Loaded, pointer: string): string => cutOut(file, pointer).join(' → ');

const guid = '5a4df25f-70d4-4318-99d4-b7ed15621e34';

function ruleElement(command: string, name = 'Rule', id = guid): string {
  return `<rule name="${name}" id="${id}" format="cmdlet">\r\n    <version requiredMinVersion="15.0.3.0">\r\n      <commandBlock><![CDATA[${command}]]></commandBlock>\r\n    </version>\r\n  </rule>`;
}

function collection(...rules: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-16" standalone="yes"?>\r\n<rules name="TransportVersioned">\r\n  ${rules.join('\r\n  ')}\r\n</rules>\r\n`;
}

/** The first rule of a collection, as rules see it. */
function ruleOf(command: string) {
  const text = collection(ruleElement(`New-TransportRule -Name 'Rule' ${command}`));
  const [rule] = objectsOf(normalizeFiles({ 'rules.xml': text }).tenant, 'TransportRule');
  if (rule === undefined) throw new Error('no rule');
  return rule;
}

// exports.md 4.8: Export-TransportRuleCollection.
describe('a rule collection', () => {
  it('is read by its content, in the bytes that the cmdlet writes and in those of a copy', () => {
    const text = collection(ruleElement("New-TransportRule -Name 'Büro' -Mode Enforce"));
    for (const content of [utf16(text), text]) {
      const file = loaded('export.txt', content);
      expect(file.source.format).toBe('rule-collection');
      expect(file.records.map(({ raw }) => raw['Name'])).toEqual(['Büro']);
      expect(stateOf(file, 'TransportRule')).toBe('complete');
      expect(file.diagnostics).toEqual([]);
    }
  });

  it('without rules is a tenant without rules', () => {
    const file = loaded('a.xml', collection());
    expect(file.records).toEqual([]);
    expect(stateOf(file, 'TransportRule')).toBe('complete');
    expect(stateOf(file, 'InboundConnector')).toBe('none');
  });

  it('gives the rules their order as priority and their id as Guid', () => {
    const other = '769b1468-05a8-466c-bf42-bc1cf4ad6a84';
    const text = collection(
      ruleElement("New-TransportRule -Name 'b'"),
      ruleElement("New-TransportRule -Name 'a'", 'a', other),
    );
    const rules = objectsOf(normalizeFiles({ 'rules.xml': text }).tenant, 'TransportRule');
    expect(rules.map(({ name, guid: id, Priority: priority }) => [name, id, told(priority)])).toEqual([
      ['b', guid, 0],
      ['a', other, 1],
    ]);
  });
});

describe('the command of a rule', () => {
  it('sets properties, lists of one with blanks in it too', () => {
    const rule = ruleOf(
      "-FromScope InOrganization -SubjectContainsWords 'two words' -SentTo 'a@contoso.com','b@contoso.com' -SetSCL -1 -StopRuleProcessing $true -Quarantine -NotifySender NotifyOnly -RouteMessageOutboundConnector 'It''s mxHERO' -Comments '\r\nlast'",
    );
    expect(told(rule.FromScope)).toBe('InOrganization');
    expect(told(rule.SubjectContainsWords)).toEqual(['two words']);
    expect(told(rule.SentTo)).toEqual(['a@contoso.com', 'b@contoso.com']);
    expect(told(rule.SetSCL)).toBe(-1);
    expect(told(rule.StopRuleProcessing)).toBe(true);
    expect(told(rule.Quarantine)).toBe(true);
    expect(told(rule.SenderNotificationType)).toBe('NotifyOnly');
    expect(told(rule.RouteMessageOutboundConnector)).toBe("It's mxHERO");
    expect(told(rule.Comments)).toBe('\nlast');
  });

  it('leaves unset what it does not say, and what it cannot say unknown', () => {
    const rule = ruleOf('-Mode Audit');
    expect([rule.FromScope, rule.SentTo, rule.ExceptIfFrom, rule.DeleteMessage, rule.SetSCL].map(told)).toEqual([
      null,
      [],
      [],
      false,
      null,
    ]);
    expect([rule.State, rule.Mode, rule.SenderAddressLocation, rule.ExpiryDate].map(told)).toEqual([
      'Enabled',
      'Audit',
      'Header',
      null,
    ]);
    for (const fact of [rule.Conditions, rule.Actions, rule.WhenChangedUTC, rule.RegexSize]) {
      expect(told(fact)).toBe('unknown: not-in-format');
    }
  });

  it('switches the rule off', () => {
    expect(told(ruleOf('-Enabled $false').State)).toBe('Disabled');
    expect(told(ruleOf('-Enabled:$true').State)).toBe('Enabled');
    expect(told(ruleOf('-Enabled $state').State)).toBe('unknown: not-in-format');
  });

  it('has unknown values where PowerShell would compute them, as in templates of vendors', () => {
    const rule = ruleOf("-HeaderContainsMessageHeader 'X-A' -HeaderContainsWords $ClientHeader -SetHeaderName '\"X-B'");
    expect(told(rule.HeaderContainsWords)).toBe('unknown: undetermined');
    expect(told(rule.SetHeaderName)).toBe('"X-B');
    expect(told(rule.From)).toEqual([]);
  });

  it.each(["-SetHeaderName 'it's' -FromScope InOrganization", "-From 'a", '| Out-Null'])(
    'that nobody can read leaves the rule there, and everything of it unknown: %s',
    (command) => {
      const text = collection(ruleElement(`New-TransportRule -Name 'Rule' ${command}`));
      const file = loaded('rules.xml', text);
      expect(file.diagnostics).toMatchObject([{ level: 'warning', at: { line: 3, column: 3 } }]);
      expect(file.diagnostics[0]?.message).toMatch(/command of the rule Rule cannot be read.*Get-TransportRule/);
      const rule = ruleOf(command);
      expect([rule.name, rule.guid]).toEqual(['Rule', guid]);
      for (const fact of [rule.State, rule.FromScope, rule.From, rule.SetHeaderName, rule.ExceptIfFrom]) {
        expect(told(fact)).toBe('unknown: undetermined');
      }
    },
  );

  it('with a parameter that nobody knows has unknown conditions or exceptions', () => {
    const exception = ruleOf("-ExceptIfMoonPhase 'full'");
    expect([exception.From, exception.DeleteMessage, exception.ExceptIfFrom].map(told)).toEqual([
      [],
      false,
      'unknown: unsupported',
    ]);
    const condition = ruleOf("-MoonPhase 'full'");
    expect([condition.From, condition.DeleteMessage, condition.ExceptIfFrom].map(told)).toEqual([
      'unknown: unsupported',
      'unknown: unsupported',
      [],
    ]);
  });

  it('that is another command, or one of several, counts as none', () => {
    const other = collection(ruleElement("Set-TransportRule -Name 'a'"));
    expect(loaded('a.xml', other).records[0]?.raw).toEqual({ Name: 'Rule', Guid: guid, Priority: 0 });
    const two = collection(
      ruleElement('New-TransportRule -Name a').replace(
        '</version>',
        '<commandBlock>New-TransportRule</commandBlock></version>',
      ),
    );
    expect(loaded('a.xml', two).records[0]?.absence?.reason).toBe('undetermined');
  });
});

describe('places', () => {
  const command = "New-TransportRule -Name 'It''s' -SentTo 'a','b' -Quarantine -Comments 'x\r\ny'";

  it('are those of the parameters in the file', () => {
    const file = loaded('rules.xml', collection(ruleElement("New-TransportRule -Name 'first'"), ruleElement(command)));
    expect(cut(file, '/0/Name')).toBe("-Name → 'first'");
    expect(cut(file, '/1/Name')).toBe("-Name → 'It''s'");
    expect(cut(file, '/1/SentTo')).toBe("-SentTo → 'a','b'");
    expect(cut(file, '/1/SentTo/1')).toBe("'b'");
    expect(cut(file, '/1/Quarantine')).toBe('-Quarantine → ');
    expect(cut(file, '/1/Comments')).toBe("-Comments → 'x\r\ny'");
    expect(cut(file, '/1/Guid')).toBe(`id → "${guid}"`);
    expect(cut(file, '/1')).toMatch(/^<rule name="Rule"[^>]*>$/);
    expect(cut(file, '/1/From')).toBe('nowhere');
  });

  it('are the element of the rule where the command is written with entities', () => {
    const text = collection(
      '<rule name="a &amp; b" id="x" format="cmdlet"><version><commandBlock>New-TransportRule -Name &apos;a&apos; -PrependSubject &apos;[&amp;] &apos;</commandBlock></version></rule>',
    );
    const file = loaded('rules.xml', text);
    expect(file.records[0]?.raw).toMatchObject({ Name: 'a', PrependSubject: '[&] ' });
    expect(cut(file, '/0/PrependSubject')).toMatch(/^<rule name="a &amp; b".*> → $/);
  });

  it('are looked through for secrets as they read', () => {
    const { notation } = loaded('rules.xml', collection());
    expect([...notation.readings("-A 'it''s &amp;'")]).toContain("-A 'it's &'");
  });
});

describe('refused', () => {
  it.each<[string, string, RegExp]>([
    [
      'rules of Exchange 2010',
      collection(ruleElement('x').replace('cmdlet', 'xml')),
      /Exchange 2010.*line 3.*Get-TransportRule/,
    ],
    ['journal rules', collection().replace('TransportVersioned', 'JournalingVersioned'), /named JournalingVersioned/],
    [
      'half a file',
      collection(ruleElement('x')).slice(0, 200),
      /cannot be read.*line \d+, column \d+.*Get-TransportRule/,
    ],
    [
      'more than a tenant has',
      collection('<rule name="a" id="b" format="cmdlet"/>'.repeat(1001)),
      /1001 mail flow rules/,
    ],
  ])('%s', (_, text, pattern) => {
    expect(refusalOf('rules.xml', text)).toMatch(pattern);
  });
});
