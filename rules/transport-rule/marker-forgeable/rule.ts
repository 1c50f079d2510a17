import {
  confirmedFirst,
  covers,
  defineRule,
  formatIpSet,
  intersect,
  ipSet,
  newStripFix,
  on,
  overlaps,
  related,
  unionOf,
} from '../../../src/rule.ts';
import type { FixProposal, IpSet, StripState, TransportRule } from '../../../src/rule.ts';
import { findExposed, type Context, type Exposed } from './exposed.ts';

type Strip = Extract<StripState, { state: 'sparing' }>['strip'];

function moveFirst(rule: TransportRule): FixProposal {
  return {
    title: 'Move the rule that removes the header in front of all others.',
    commands: [{ do: 'set', object: rule, parameters: { Priority: 0 } }],
    safety: 'review',
  };
}

/** Takes the other addresses off the exception; what an entry holds of the service is put back. */
function spareServiceAlone({ rule, spared }: Strip, egress: IpSet): FixProposal {
  const { ExceptIfSenderIpRanges: excepted } = rule;
  const listed = excepted.known ? excepted.value : [];
  const entries = listed.filter((entry) => overlaps(ipSet([entry]).set, spared));
  const kept = ipSet(listed.filter((entry) => !entries.includes(entry))).set;
  const own = formatIpSet(intersect(ipSet(entries).set, egress)).filter((entry) => !covers(kept, ipSet([entry]).set));
  return {
    title: 'Except the addresses of the services in the path alone.',
    commands: [{ do: 'merge', object: rule, property: 'ExceptIfSenderIpRanges', add: own, remove: entries }],
    safety: 'review',
  };
}

function fixOf({ guard, state }: Exposed, context: Context): FixProposal {
  const { service, services, tenant } = context;
  const egress = unionOf(...services.map((one) => one.egress));
  if (state.state === 'late') return moveFirst(state.strip.rule);
  if (state.state === 'sparing') return spareServiceAlone(state.strip, egress);
  const header = (guard.header === 'tenant' ? service.tenantHeader : service.processedHeader) ?? guard.pair.header;
  return confirmedFirst(newStripFix(header, services, tenant.TransportRule.objects), egress, context);
}

/** How a header that routing rules go by is open to outsiders, told of the first of them. */
function exposure(one: Exposed, context: Context) {
  const { guard, state, routes } = one;
  const [route, ...others] = routes;
  const data = { rule: route.rule.name, header: guard.pair.header, service: context.service.profile.name };
  const common = {
    at: on(route.rule, guard.pair.headerProperty),
    discriminator: guard.header,
    fix: fixOf(one, context),
    lower: route.lower,
  };
  const same = others.map(({ rule }) => related(rule, 'Another routing rule with the same exception.'));
  if (state.state === 'none') return { message: 'kept' as const, data, ...common, related: same };
  const { rule: strip, spared } = state.strip;
  const named = { ...data, strip: strip.name };
  const found = [related(strip, 'The rule that removes the header.', 'RemoveHeader'), ...same];
  if (state.state === 'late') return { message: 'late' as const, data: named, ...common, related: found };
  const addresses = formatIpSet(spared);
  return { message: 'sparing' as const, data: { ...named, addresses }, ...common, related: found };
}

export default defineRule({
  id: 'transport-rule/marker-forgeable',
  summary: 'Outsiders can send the header by which a routing rule knows processed mail.',
  profile: 'security',
  per: 'service',
  appliesTo: ['IL'],
  requires: ['TransportRule', 'OutboundConnector'],
  uses: [],
  profileFields: ['headers.processed', 'egress.ipv4'],
  guide: ['inboundRule'],
  references: [
    {
      title: 'Mail flow rules in Exchange Online',
      url: 'https://learn.microsoft.com/exchange/security-and-compliance/mail-flow-rules/mail-flow-rules',
    },
    {
      title: 'New-TransportRule, RemoveHeader and ExceptIfSenderIpRanges',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-transportrule',
    },
  ],
  conflictsWith: [],
  messages: {
    kept: {
      text: "Rule '{rule}' takes mail for processed when its header '{header}' holds the value of {service}, and no earlier rule removes that header from mail of others. Whoever learns the value can send mail that is never processed.",
      severity: 'medium',
    },
    late: {
      text: "Rule '{rule}' takes mail for processed when its header '{header}' holds the value of {service}, and rule '{strip}' removes that header from mail of others only behind it. Whoever learns the value can send mail that is never processed.",
      severity: 'medium',
    },
    sparing: {
      text: "Rule '{rule}' takes mail for processed when its header '{header}' holds the value of {service}, and rule '{strip}' leaves that header on mail from {addresses}, which {service} does not send from. Whoever learns the value and sends from there can send mail that is never processed.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { exposed, gaps } = findExposed(context);
    yield gaps;
    yield exposed.map((one) => exposure(one, context));
  },
});
