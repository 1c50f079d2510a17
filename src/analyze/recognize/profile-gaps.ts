import type { Service } from '../../config/config.ts';
import type { SectionKind } from '../../model/index.ts';
import type { Gap } from '../rules/finding.ts';
import { askWords } from '../rules/profile-gap.ts';
import { inProfile } from '../rules/target.ts';

function gapOf({ profile }: Service, kind: SectionKind, field: string): Gap {
  return {
    subject: { kind, identity: '*', key: '*' },
    fact: field,
    at: inProfile(profile.id, `/${field.replaceAll('.', '/')}`).at,
    why: {
      reason: 'not-in-profile',
      detail: `The profile of ${profile.name} does not say it, so its connectors cannot be recognized.${askWords(field)}`,
      command: `set "${field}" under "overrides" of the service in mxlint.config.json`,
    },
  };
}

/**
 * Fields of the profile without which connectors of the service cannot be told from others, as gaps of the sections
 * that hold the connectors. A direction that is declared not to use them needs none.
 */
export function profileGaps(service: Service): readonly Gap[] {
  const { config, profile } = service;
  const inbound = config.inbound?.value ?? 'loopback';
  const outbound = config.outbound?.value ?? 'loopback';
  const gaps: Gap[] = [];
  if (inbound === 'loopback' && profile.endpoints.inbound === null) {
    gaps.push(gapOf(service, 'OutboundConnector', 'endpoints.inbound'));
  }
  if (outbound !== 'none' && profile.endpoints.outbound === null) {
    gaps.push(gapOf(service, 'OutboundConnector', 'endpoints.outbound'));
  }
  const returns = inbound !== 'none' || outbound === 'loopback';
  const { egress, tls } = profile;
  const isKnown = egress.ipv4 !== null || egress.published.length > 0 || (tls.clientNames ?? []).length > 0;
  if (returns && !isKnown) gaps.push(gapOf(service, 'InboundConnector', 'egress.ipv4'));
  return gaps;
}
