import { acceptedIndex, activityOf, defineRule, gap, on } from '../../../src/rule.ts';
import type { TransportRule } from '../../../src/rule.ts';
import { actions, recipientsOf, type Action } from './recipients.ts';

type Activity = ReturnType<typeof activityOf>;

/** In the mode AuditAndNotify a rule does nothing to the mail, but sends its reports (New-TransportRule, Mode). */
function isOnlyReporting({ Mode: mode }: TransportRule, activity: Activity): boolean {
  return (
    activity.state === 'inactive' &&
    activity.reasons.every((reason) => reason === 'audit') &&
    mode.known &&
    mode.value === 'AuditAndNotify'
  );
}

const actionNames = actions.map(({ property }) => property);

function actsOf(rule: TransportRule, activity: Activity): readonly Action[] {
  if (activity.state === 'inactive' && !isOnlyReporting(rule, activity)) return [];
  const taken = rule.setAmong(actionNames);
  if (taken.length === 0) return [];
  const told = activity.state === 'inactive' ? actions.filter(({ message }) => message === 'reports') : actions;
  return told.filter(({ property }) => taken.includes(property));
}

const titles: Readonly<Record<Action['message'], string>> = {
  redirects:
    'Find out who needs the mail there; if nobody does, switch the rule off or redirect to a mailbox of the tenant.',
  copies: 'Find out who needs the copies; if nobody does, take the addresses out of the rule or switch it off.',
  reports: 'Have the reports sent to a mailbox of the tenant, unless whoever gets them is meant to see the mail.',
};

export default defineRule({
  id: 'transport-rule/redirects-outside',
  summary: 'A rule sends mail, or reports on it, to an address outside the tenant.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['TransportRule', 'AcceptedDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-TransportRule, RedirectMessageTo and BlindCopyTo',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
  ],
  conflictsWith: [],
  messages: {
    redirects: {
      text: "Rule '{rule}' redirects mail to {addresses}, outside the domains of the tenant. The recipients never get it, and it leaves without their knowledge.",
      severity: 'medium',
      controls: ['6.2.1'],
    },
    copies: {
      text: "Rule '{rule}' sends mail also to {addresses} ({action}), outside the domains of the tenant. Every message that it acts on leaves the tenant, mostly without anybody noticing.",
      severity: 'medium',
      controls: ['6.2.1'],
    },
    reports: {
      text: "Rule '{rule}' sends incident reports to {addresses}, outside the domains of the tenant. A report names senders, recipients and subjects, and can hold the message itself.",
      severity: 'medium',
    },
  },
  *check({ tenant, at, whyIncomplete }) {
    const coverageOf = acceptedIndex(tenant.AcceptedDomain.objects);
    const incomplete = whyIncomplete('AcceptedDomain');
    yield tenant.TransportRule.objects.map((rule) => {
      const activity = activityOf(rule, at);
      return actsOf(rule, activity).map((action) => {
        const { property, message } = action;
        const { outside, gaps } = recipientsOf(action, rule, coverageOf);
        if (outside.length === 0) return gaps;
        if (incomplete !== undefined) return [gaps, gap(rule, property, incomplete)];
        if (activity.state === 'unknown') return [gaps, gap(rule, activity.property, activity.why)];
        const data = { rule: rule.name, addresses: outside, action: property };
        return [gaps, { message, data, at: on(rule, property), fix: { title: titles[message], safety: 'review' } }];
      });
    });
  },
});
