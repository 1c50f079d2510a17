import type { Acceptance, ConfigFile } from './config-file.ts';

const policy = { kind: 'HostedConnectionFilterPolicy', identity: 'Default' } as const;

/**
 * The pairs of sources that contradict each other about the allow list: the guide of the service asks for its addresses
 * (5.2), Microsoft, CIS and CISA advise against them, and behind a gateway they make enhanced filtering pointless.
 */
const reasons = {
  'connection-filter/service-ip-allowed':
    'Section 5.2 of the guide asks for these addresses; the service filters what it returns. Reviewed with the vendor.',
  'enhanced-filtering/bypass-conflict':
    'Section 5.2 of the guide asks for these addresses. Enhanced filtering stays on for the day they leave the list.',
} as const;

function acceptance(rule: keyof typeof reasons, owner: string): Acceptance {
  return { rule, object: policy, justification: reasons[rule], owner, expires: '2027-06-30' };
}

/** The configuration of somebody who keeps the allow list of the guide, and says so. */
export function acceptAllowList(config: ConfigFile, domain: string): ConfigFile {
  const owner = `mail-team@${domain}`;
  const isBorder = config.services.some(({ inbound }) => inbound === 'border');
  const allowed = acceptance('connection-filter/service-ip-allowed', owner);
  const suppress = isBorder ? [allowed, acceptance('enhanced-filtering/bypass-conflict', owner)] : [allowed];
  return { ...config, suppress };
}

/** The configuration of somebody who has accepted nothing. */
export function acceptNothing(config: ConfigFile): ConfigFile {
  const { suppress: _, ...rest } = config;
  return rest;
}
