import { egress, routeInbound } from '../../../test/helpers/mxhero.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleBefore, ruleBehind } from '../../../test/helpers/rule-order.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { signatureAddress, twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const inbound = 'Route inbound mail via mxHERO';
const processed = 'X-mxHero-Server';
const tenant = 'X-mxHero-Transport-Agent';

/** As the fix creates it. */
const strip = {
  HeaderMatchesMessageHeader: processed,
  HeaderMatchesPatterns: ['.'],
  ExceptIfSenderIpRanges: '$egress',
  RemoveHeader: processed,
};

/** A rule that removes a header before the two routing rules. */
function before(over: Over, route: Over = {}) {
  return {
    TransportRule: ruleBefore({ Name: 'Strip', ...over }, route),
  };
}

function behind(over: Over) {
  return {
    TransportRule: ruleBehind({ Name: 'Strip', ...over }),
  };
}

const kept = { message: 'kept', subject: inbound, discriminator: 'processed' } as const;

ruleTable(rule, [
  {
    name: 'the rule stands between the routing rules',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0, SentToMemberOf: ['g@contoso.com'] }),
        transportRule({ Name: 'Strip', Priority: 1, ...strip }),
        routeInbound({ Name: 'Second', Priority: 2 }),
      ],
    },
    findings: [{ message: 'late', subject: inbound }],
  },
  {
    name: 'the rule stands behind two routing rules: one finding, which names the second one too',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0, SentToMemberOf: ['g@contoso.com'] }),
        routeInbound({ Name: 'Second', Priority: 1 }),
        transportRule({ Name: 'Strip', Priority: 2, ...strip }),
      ],
    },
    findings: [
      {
        message: 'late',
        subject: inbound,
        related: [/^Strip, .*RemoveHeader: The rule that removes the header/, /^Second, .*: Another routing rule/],
      },
    ],
  },
  {
    name: 'both headers are removed too late, each by a rule of its own: one finding each',
    sections: {
      TransportRule: [
        routeInbound({
          Priority: 0,
          ExceptIfHeaderMatchesMessageHeader: tenant,
          ExceptIfHeaderMatchesPatterns: ['$value'],
        }),
        transportRule({ Name: 'Strip', Priority: 1, ...strip }),
        transportRule({
          Name: 'Strip tenant',
          Priority: 2,
          ...strip,
          HeaderMatchesMessageHeader: tenant,
          RemoveHeader: tenant,
        }),
      ],
    },
    findings: [
      { message: 'late', subject: inbound, discriminator: 'processed', fix: /-Identity 'Strip' / },
      { message: 'late', subject: inbound, discriminator: 'tenant', fix: /-Identity 'Strip tenant' / },
    ],
  },
  {
    name: 'the rule spares others and stands between the routing rules: one finding each',
    sections: {
      TransportRule: [
        routeInbound({ Priority: 0, SentToMemberOf: ['g@contoso.com'] }),
        transportRule({ Name: 'Strip', Priority: 1, ...strip, ExceptIfSenderIpRanges: [...egress, '192.0.2.0/24'] }),
        routeInbound({ Name: 'Second', Priority: 2 }),
      ],
    },
    findings: [kept, { message: 'sparing', subject: 'Second', related: [/^Strip, /] }],
  },
  {
    name: 'the rule comes after the routing rules',
    sections: behind(strip),
    findings: [
      {
        message: 'late',
        subject: inbound,
        discriminator: 'processed',
        severity: 'medium',
        text: /and rule 'Strip' removes that header from mail of others only behind it/,
        fix: /^Set-TransportRule -Identity 'Strip' -Priority 0$/,
      },
    ],
  },
  {
    name: 'a later rule is no help while it spares others or is switched off',
    sections: behind({ ...strip, ExceptIfSenderIpRanges: ['192.0.2.0/24'] }),
    findings: [kept],
  },
  {
    name: 'a later rule of which something is lost is no help',
    sections: behind({ ...strip, From: { deep: 1 } }),
    findings: [kept],
  },
  {
    name: 'other addresses are spared too',
    sections: before({ ...strip, ExceptIfSenderIpRanges: [...egress, '192.0.2.0/24', '198.51.100.7'] }),
    findings: [
      {
        message: 'sparing',
        subject: inbound,
        discriminator: 'processed',
        severity: 'medium',
        text: /rule 'Strip' leaves that header on mail from 192\.0\.2\.0\/24, 198\.51\.100\.7, which mxHERO does not send from/,
        fix: /\$_ -notin '192\.0\.2\.0\/24','198\.51\.100\.7'.*-ExceptIfSenderIpRanges \$l$/,
      },
    ],
  },
  {
    name: 'a block around an address of the service: the address is put back',
    sections: before({ ...strip, ExceptIfSenderIpRanges: ['54.208.0.0/16', ...egress.slice(1)] }),
    findings: [{ message: 'sparing', fix: /\+ '54\.208\.111\.28' \| .* -notin '54\.208\.0\.0\/16'/ }],
  },
  {
    name: 'a block around an address of the service that is listed too',
    sections: before({ ...strip, ExceptIfSenderIpRanges: ['54.208.0.0/16', ...egress] }),
    findings: [{ message: 'sparing', fix: /ExceptIfSenderIpRanges\) \| Where/ }],
  },
  {
    name: 'a second rule that spares nobody is enough',
    sections: {
      TransportRule: [
        transportRule({ Name: 'Wide', Priority: 0, ...strip, ExceptIfSenderIpRanges: [...egress, '192.0.2.0/24'] }),
        transportRule({ Name: 'Strip', Priority: 1, ...strip }),
        routeInbound({ Priority: 2 }),
      ],
    },
    state: 'evaluated',
  },
  {
    name: 'own hosts are spared',
    sections: before({ ...strip, ExceptIfSenderIpRanges: [...egress, '192.0.2.25'] }),
    declared: { onPremises: { hosts: [], addresses: ['192.0.2.25'] } },
    state: 'evaluated',
  },
  {
    name: 'the gateway is spared, through which all mail comes',
    sections: before({ ...strip, ExceptIfSenderIpRanges: [...egress, '192.0.2.25'] }),
    declared: { gateway: { hosts: ['mx.example.com'], addresses: ['192.0.2.25'] } },
    findings: [{ message: 'sparing' }],
  },
  {
    name: 'the addresses of another service in the path are spared',
    sections: before({ ...strip, ExceptIfSenderIpRanges: [...egress, signatureAddress] }),
    declared: { services: twoServices('loopback') },
    state: 'evaluated',
  },
  {
    name: 'its state is lost, and it spares other addresses in any case',
    sections: before({ ...strip, State: { deep: 1 }, ExceptIfSenderIpRanges: [...egress, '192.0.2.0/24'] }),
    findings: [kept],
  },
]);
