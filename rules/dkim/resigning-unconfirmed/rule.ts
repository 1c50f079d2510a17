import { defineRule, inProfile } from '../../../src/rule.ts';

const declaration =
  'declare it: "resignsOutbound": true in "dkim" under "overrides" of the service in mxlint.config.json.';

export default defineRule({
  id: 'dkim/resigning-unconfirmed',
  summary: 'The service changes outgoing mail, and nothing says that it signs it anew.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS'],
  requires: [],
  uses: [],
  profileFields: ['modifiesContent'],
  guide: ['troubleshooting'],
  references: [
    {
      title: 'RFC 6376, section 3.7: computing the message hashes',
      url: 'https://www.rfc-editor.org/rfc/rfc6376#section-3.7',
    },
  ],
  conflictsWith: [],
  messages: {
    unconfirmed: {
      text: 'Service {service} changes outgoing mail, which breaks the DKIM signature of Exchange Online, and neither its profile nor the configuration says that it signs the mail anew. Receivers then see a broken signature, and DMARC rests on SPF, which forwarding breaks.',
      severity: 'medium',
    },
    never: {
      text: 'Service {service} changes outgoing mail, which breaks the DKIM signature of Exchange Online, and does not sign it anew. Receivers see a broken signature, and DMARC rests on SPF, which forwarding breaks.',
      severity: 'medium',
    },
  },
  *check({ service: { profile } }) {
    const { resignsOutbound } = profile.dkim;
    if (resignsOutbound === true) return;
    const ask = resignsOutbound === false ? 'Ask the vendor to sign' : 'Ask the vendor whether it signs';
    yield {
      message: resignsOutbound === false ? 'never' : 'unconfirmed',
      data: { service: profile.name },
      at: inProfile(profile.id, '/dkim/resignsOutbound'),
      fix: { title: `${ask} outgoing mail in the name of your domains; once it does, ${declaration}` },
    };
  },
});
