import { defineRule, inProfile, notInProfile, profileAge } from '../../../src/rule.ts';

/** Half a year; vendors announce new addresses at shorter notice than that. */
const longestDays = 180;

export default defineRule({
  id: 'vendor/profile-stale',
  summary: 'The facts about the service that the audit goes by were checked long ago.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  guide: ['egress'],
  references: [],
  conflictsWith: [],
  messages: {
    stale: {
      text: "Profile '{profile}' holds facts about {service} that were last checked on {reviewed}, {days} days before the time of judgement. Addresses and hosts that {service} has added or given up since then are judged wrongly.",
      severity: 'low',
    },
  },
  *check({ service, at }) {
    const { profile } = service;
    const days = profileAge(profile, at);
    if (days === undefined) yield notInProfile(profile, 'reviewed');
    if (days === undefined || days <= longestDays) return;
    yield {
      message: 'stale',
      data: { profile: profile.id, service: profile.name, reviewed: profile.reviewed, days },
      at: inProfile(profile.id, '/reviewed'),
      fix: {
        title: 'Update mxlint, or check the values against the pages of the vendor and pass a profile with a new date.',
      },
    };
  },
});
