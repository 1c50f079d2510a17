import { activityOf, defineRule, dropActionFix, gap, on } from '../../../src/rule.ts';

/** Headers by which Defender leaves a message alone, in lower case, with what it then does not check. */
const skipped: ReadonlyMap<string, string> = new Map([
  ['x-ms-exchange-organization-skipsafelinksprocessing', 'links (Safe Links)'],
  ['x-ms-exchange-organization-skipsafeattachmentprocessing', 'attachments (Safe Attachments)'],
]);

export default defineRule({
  id: 'transport-rule/safe-links-skipped',
  summary: 'A rule exempts mail from Safe Links or Safe Attachments.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['TransportRule'],
  uses: [],
  guide: [],
  references: [
    { title: 'ORCA, check 189', url: 'https://github.com/cammurray/orca' },
    {
      title: 'New-TransportRule, SetHeaderName',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    skipped: {
      text: "Rule '{rule}' sets the header {header}, so Microsoft Defender does not check the {parts} of the mail that it acts on. Dangerous ones in such mail reach the users, also from a sender who was trusted when the rule was made.",
      severity: 'medium',
    },
  },
  *check({ tenant, at }) {
    yield tenant.TransportRule.objects.map((rule) => {
      const activity = activityOf(rule, at);
      const { SetHeaderName: header } = rule;
      if (activity.state === 'inactive') return [];
      if (!header.known) return gap(rule, 'SetHeaderName', header);
      const name = (header.value ?? '').trim();
      const parts = skipped.get(name.toLowerCase());
      if (parts === undefined) return [];
      if (activity.state === 'unknown') return gap(rule, activity.property, activity.why);
      return {
        message: 'skipped',
        data: { rule: rule.name, header: name, parts },
        at: on(rule, 'SetHeaderName'),
        fix: dropActionFix(rule, ['SetHeaderName', 'SetHeaderValue']),
      };
    });
  },
});
