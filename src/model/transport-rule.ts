import { commonProperties } from './common-properties.ts';
import { bool, choice, date, integer, list, optionalChoice, text, type View } from './property.ts';
import { actionProperties } from './transport-rule-actions.ts';
import { exceptionProperties, predicateProperties } from './transport-rule-predicates.ts';

/** `Get-TransportRule`: settings, conditions, exceptions and actions of a mail flow rule. */
export const transportRuleProperties = {
  ...commonProperties,
  ImmutableId: text('Id that survives renaming.'),
  Priority: integer('Order of evaluation, from 0.'),
  State: choice(['Enabled', 'Disabled'], 'Whether the rule is switched on; absent in older exports.'),
  Mode: choice(['Enforce', 'Audit', 'AuditAndNotify'], 'Only Enforce acts on messages.'),
  ActivationDate: date('The rule acts from this time on.'),
  ExpiryDate: date('The rule acts before this time.'),
  Comments: text('Comment of the administrator.'),
  Description: text('Generated, localized prose; never parsed.'),
  RuleErrorAction: optionalChoice(['Ignore', 'Defer'], 'What happens to a message whose evaluation fails.'),
  RuleSubType: optionalChoice(['None', 'Dlp'], 'Kind of the rule.'),
  SenderAddressLocation: optionalChoice(
    ['Header', 'Envelope', 'HeaderOrEnvelope'],
    'Which sender address is compared.',
  ),
  RecipientAddressType: optionalChoice(['Resolved', 'Original'], 'Which recipient address is compared.'),
  UseLegacyRegex: bool('Whether patterns use the old dialect.'),
  DlpPolicy: text('Policy the rule belongs to.'),
  IsRuleConfigurationSupported: bool('Whether the service supports the configuration.'),
  RuleConfigurationUnsupportedReason: text('Why it does not.'),
  Size: integer('Size of the rule.'),
  RegexSize: integer('Size of its patterns.'),
  Conditions: list('Class names of the conditions: a checksum of what was read.'),
  Exceptions: list('Class names of the exceptions.'),
  Actions: list('Class names of the actions.'),
  ...predicateProperties,
  ...exceptionProperties,
  ...actionProperties,
} as const;

export type TransportRule = View<'TransportRule', typeof transportRuleProperties>;
