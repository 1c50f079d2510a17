import { activityOf, defineRule, gap, gapsOn, on } from '../../../src/rule.ts';
import type { FixProposal, TransportRule } from '../../../src/rule.ts';
import { openingOf, type Opening } from './opening.ts';

/** Mail that is let through today is filtered from then on, so somebody has to look at where it comes from. */
function close(rule: TransportRule, title: string): FixProposal {
  return { title, commands: [{ do: 'disable', object: rule }], safety: 'review' };
}

const narrow =
  'Switch the rule off, or limit it to the addresses that such mail really comes from (SenderIpRanges), without those of a shared service.';

const refilter =
  'Switch the rule off; what the service hands over is then filtered again, unless the connection filter allows its addresses. Where the service stands in front of Exchange, turn on enhanced filtering on its connector first, or that mail fails as if the service had forged it.';

/** The finding for a rule that is open to somebody. */
function finding(rule: TransportRule, opening: Exclude<Opening, { to: 'nobody' | 'unknown' }>) {
  const data = { rule: rule.name };
  if (opening.to === 'anybody') {
    return { message: 'anybody', data, at: on(rule, 'SetSCL'), fix: close(rule, narrow) } as const;
  }
  if (opening.to === 'service') {
    const services = opening.services.map(({ profile }) => profile.name);
    const at = on(rule, 'SenderIpRanges');
    return { message: 'service', data: { ...data, services }, at, fix: close(rule, refilter) } as const;
  }
  const at = on(rule, opening.property);
  const fix = close(rule, narrow);
  const { values } = opening;
  if (opening.to === 'sender') return { message: 'sender', data: { ...data, senders: values }, at, fix } as const;
  return { message: 'header', data: { ...data, headers: values }, at, fix } as const;
}

export default defineRule({
  id: 'transport-rule/spam-bypass-broad',
  summary: 'A rule lets mail past spam filtering that strangers can send.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['TransportRule'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Create safe sender lists',
      url: 'https://learn.microsoft.com/defender-office-365/create-safe-sender-lists-in-office-365',
    },
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    sender: {
      text: "Rule '{rule}' lets mail past spam filtering by whom it says it is from ({senders}), whatever server it comes from. A sender is easily forged, so spam and phishing in that name reach the mailboxes unfiltered.",
      severity: 'high',
      controls: ['6.2.2'],
    },
    header: {
      text: "Rule '{rule}' lets mail past spam filtering by a header ({headers}), whatever server it comes from. Any sender can add a header, and a value in it becomes known with the first message that leaves the tenant.",
      severity: 'high',
    },
    anybody: {
      text: "Rule '{rule}' lets mail past spam filtering and has no condition that keeps a stranger out. Spam and phishing that it acts on reach the mailboxes unfiltered.",
      severity: 'high',
    },
    service: {
      text: "Rule '{rule}' lets everything past spam filtering that comes from the addresses of {services}. What the service does not catch is not looked at a second time, nor is mail that its other customers send from there.",
      severity: 'medium',
    },
  },
  *check({ tenant, services, at }) {
    yield tenant.TransportRule.objects.map((rule) => {
      const activity = activityOf(rule, at);
      const { SetSCL: scl } = rule;
      if (activity.state === 'inactive' || (scl.known && scl.value !== -1)) return [];
      if (!scl.known) return gap(rule, 'SetSCL', scl);
      const opening = openingOf(rule, services);
      if (opening.to === 'nobody') return [];
      if (opening.to === 'unknown') return [opening.gaps, gapsOn(rule, opening.unread)];
      return activity.state === 'unknown' ? gap(rule, activity.property, activity.why) : finding(rule, opening);
    });
  },
});
