import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { distinguishedNameOf, organizationIdOf } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { guidOf, instantOf } from './identifiers.ts';
import { actionClasses, actionFlags, actionNames } from './transport-rule-actions.ts';
import { conditionClasses, conditionFlags, conditionNames, exceptionNames } from './transport-rule-conditions.ts';
import { describeRule } from './transport-rule-description.ts';
import { versionObject } from './version-object.ts';

const classPrefix = 'Microsoft.Exchange.MessagingPolicies.Rules.Tasks.';

function settings(): CmdletObject {
  return {
    Priority: 0,
    DlpPolicy: null,
    DlpPolicyId: '00000000-0000-0000-0000-000000000000',
    Comments: null,
    CreatedBy: 'Alice Adams',
    LastModifiedBy: 'Alice Adams',
    ManuallyModified: false,
    ActivationDate: null,
    ExpiryDate: null,
    Description: '',
    RuleVersion: versionObject(14),
    Size: 0,
    Conditions: null,
    Exceptions: null,
    Actions: null,
    State: 'Enabled',
    Mode: 'Enforce',
    IsRuleConfigurationSupported: true,
    RuleConfigurationUnsupportedReason: '',
    RuleErrorAction: 'Ignore',
    SenderAddressLocation: 'Header',
    RecipientAddressType: 'Resolved',
    RuleSubType: 'None',
    RegexSize: 0,
    UseLegacyRegex: false,
  };
}

function unset(names: readonly string[], flags: readonly string[], prefix = ''): CmdletObject {
  return Object.fromEntries(names.map((name) => [`${prefix}${name}`, flags.includes(name) ? false : null]));
}

function tail(name: string, home: Home): CmdletObject {
  const guid = guidOf('TransportRule', name);
  const container = 'CN=TransportVersioned,CN=Rules,CN=Transport Settings';
  return {
    Identity: name,
    DistinguishedName: distinguishedNameOf(name, container, home),
    Guid: guid,
    ImmutableId: guid,
    OrganizationId: organizationIdOf(home),
    Name: name,
    IsValid: true,
    WhenChanged: instantOf('changed', 'TransportRule', name),
    ObjectState: 'Unchanged',
  };
}

function classesOf(rule: CmdletObject, classes: Readonly<Record<string, string>>, prefix = ''): string[] | null {
  const names = Object.keys(classes).filter((name) => {
    const value = rule[`${prefix}${name}`];
    return value !== undefined && value !== null && value !== false;
  });
  const used = new Set(names.map((name) => `${classPrefix}${classes[name] ?? ''}`));
  return used.size === 0 ? null : [...used];
}

function patternsLength(over: Over): number {
  const patterns = Object.entries(over).filter(([name]) => name.endsWith('Patterns'));
  return patterns.flatMap(([, value]) => (Array.isArray(value) ? value : [])).join('').length;
}

/**
 * One object of `Get-TransportRule`: by default enabled and enforced, with priority 0 and without any condition, exception
 * or action. The lists of class names, the description and the sizes follow from what is set.
 */
export function transportRule(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const rule = overlay(
    {
      ...settings(),
      ...unset(conditionNames, conditionFlags),
      ...unset(exceptionNames, conditionFlags, 'ExceptIf'),
      ...unset(actionNames, actionFlags),
      ...tail(textOf(over, 'Name', 'Rule'), home),
    },
    over,
  );
  const derived = {
    Description: describeRule(rule),
    Size: 300 + JSON.stringify(over).length,
    Conditions: classesOf(rule, conditionClasses),
    Exceptions: classesOf(rule, conditionClasses, 'ExceptIf'),
    Actions: classesOf(rule, actionClasses),
    RegexSize: patternsLength(over),
  };
  return overlay({ ...rule, ...derived }, over);
}
