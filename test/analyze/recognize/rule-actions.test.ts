import { describe, expect, it } from 'vitest';
import { load } from '../../../src/load/load.ts';
import type { TransportRule } from '../../../src/model/index.ts';
import { normalize } from '../../../src/normalize/normalize.ts';
import { actionsOf } from '../../../src/analyze/recognize/rule-actions.ts';
import { endingsOf } from '../../../src/analyze/recognize/rule-ending.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';
import { actionClasses } from '../../helpers/objects/transport-rule-actions.ts';

const tasks = 'Microsoft.Exchange.MessagingPolicies.Rules.Tasks.';

/** A rule of an export that leaves out whatever is not given. */
function shortRule(over: Readonly<Record<string, unknown>>): TransportRule {
  const object = { Name: 'Rule', Priority: 0, State: 'Enabled', Mode: 'Enforce', FromScope: 'InOrganization', ...over };
  const bytes = new TextEncoder().encode(JSON.stringify({ TransportRule: [object] }));
  const loaded = load({ path: 'tenant.json', bytes });
  if (!('source' in loaded)) throw new Error('the export was not read');
  const section = normalize([loaded]).tenant.TransportRule;
  const rule = section.state === 'missing' ? undefined : section.objects[0];
  if (rule === undefined) throw new Error('the export holds no rule');
  return rule;
}

function read(rule: TransportRule): { set: readonly string[]; unread: readonly string[] } {
  const { set, unread } = actionsOf(rule);
  return { set: [...set], unread: unread.map(({ property }) => property) };
}

/** A value for each action that a rule can hold. */
const values: Readonly<Record<string, unknown>> = {
  SetSCL: 0,
  AddManagerAsRecipientType: 'Cc',
  ApplyHtmlDisclaimerLocation: 'Append',
  ApplyHtmlDisclaimerFallbackAction: 'Wrap',
  ...Object.fromEntries(
    [
      'RedirectMessageTo',
      'BlindCopyTo',
      'CopyTo',
      'AddToRecipients',
      'ModerateMessageByUser',
      'IncidentReportContent',
    ].map((name) => [name, ['a@contoso.com']]),
  ),
  ...Object.fromEntries(
    [
      'ModerateMessageByManager',
      'DeleteMessage',
      'Disconnect',
      'Quarantine',
      'StopRuleProcessing',
      'RouteMessageOutboundRequireTls',
      'ApplyOME',
      'RemoveOME',
      'RemoveOMEv2',
      'RemoveRMSAttachmentEncryption',
    ].map((name) => [name, true]),
  ),
};

describe('actions of a rule', () => {
  it.each(Object.keys(actionClasses))('%s is explained by the class that the cmdlet lists for it', (name) => {
    expect(read(ruleOf({ [name]: values[name] ?? 'text' }))).toEqual({ set: [name], unread: [] });
  });

  it('blank texts and empty lists are none', () => {
    const rule = ruleOf({
      StopRuleProcessing: true,
      PrependSubject: '  ',
      BlindCopyTo: [],
      Actions: [`${tasks}StopRuleProcessingAction`],
    });
    expect(read(rule)).toEqual({ set: ['StopRuleProcessing'], unread: [] });
  });

  it('what an export leaves out is unset when its class is not listed', () => {
    const rule = shortRule({ PrependSubject: 'x', Actions: [`${tasks}PrependSubjectAction`] });
    expect(read(rule)).toEqual({ set: ['PrependSubject'], unread: [] });
    expect(endingsOf(rule)).toEqual({ kinds: [], unread: [] });
  });

  it('what an export leaves out is not known when its class is listed', () => {
    const rule = shortRule({
      PrependSubject: 'x',
      Actions: [`${tasks}PrependSubjectAction`, `${tasks}QuarantineAction`],
    });
    const { unread } = endingsOf(rule);
    expect(unread.map(({ property, why }) => [property, why.why.detail])).toEqual([
      ['Actions', 'no property explains QuarantineAction'],
    ]);
  });

  it('what an export leaves out is not known without the list', () => {
    expect(read(shortRule({ PrependSubject: 'x' }))).toEqual({ set: ['PrependSubject'], unread: ['Actions'] });
  });

  it('a lost property explains its class', () => {
    const rule = ruleOf({ Quarantine: { deep: 1 }, Actions: [`${tasks}QuarantineAction`] });
    expect(read(rule)).toEqual({ set: [], unread: ['Quarantine'] });
  });

  it('a list without the names of spaces is read too', () => {
    expect(read(ruleOf({ SetSCL: -1, Actions: ['SetSclAction'] }))).toEqual({ set: ['SetSCL'], unread: [] });
  });
});

describe('what ends the evaluation', () => {
  it('is told once for each way, and only facts about ending are open', () => {
    const rule = ruleOf({
      RejectMessageReasonText: 'No.',
      RejectMessageEnhancedStatusCode: '5.7.1',
      CopyTo: { deep: 1 },
    });
    expect(endingsOf(rule)).toEqual({ kinds: ['rejects'], unread: [] });
  });

  it.each(['StopRuleProcessing', 'Quarantine', 'RedirectMessageTo', 'AddManagerAsRecipientType', 'DeleteMessage'])(
    '%s that is lost leaves it open',
    (name) => {
      expect(endingsOf(ruleOf({ SetSCL: 0, [name]: { deep: 1 } })).unread.map(({ property }) => property)).toEqual([
        name,
      ]);
    },
  );
});
