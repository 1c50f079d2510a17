import { defineRule, inProfile, notInProfile } from '../../../src/rule.ts';

export default defineRule({
  id: 'arc/sealer-not-offered',
  summary: 'The service changes mail and does not seal it.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: [],
  uses: [],
  profileFields: ['modifiesContent'],
  guide: ['arc'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
    {
      title: 'Configure trusted ARC sealers',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-arc-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    unsealed: {
      text: 'Profile of {service} says that it changes messages and adds no ARC seal. The change breaks the DKIM signature of the sender, and nothing vouches for what held before: mail of senders with a strict DMARC policy can be taken for forged.',
      severity: 'info',
    },
  },
  *check({ service: { profile } }) {
    const { sealer } = profile.arc;
    if (sealer === null) {
      yield notInProfile(profile, 'arc.sealer');
      return;
    }
    if (sealer !== 'none') return;
    yield {
      message: 'unsealed',
      data: { service: profile.name },
      at: inProfile(profile.id, '/arc/sealer'),
      fix: {
        title: `Ask ${profile.name} for ARC sealing. Until then, look through the spoof detections report and allow the senders that were taken for forged in the Tenant Allow/Block List, one by one.`,
        safety: 'review',
      },
    };
  },
});
