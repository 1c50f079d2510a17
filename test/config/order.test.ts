import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../src/config/load-config.ts';

const services = '"services": [{ "vendor": "mxhero" }, { "vendor": "heimdal", "id": "Signatures" }]';

function read(order: string) {
  const text = `{\n${services},\n"order": ${order}\n}`;
  const input = { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => undefined };
  const { config, problems } = parseConfig(input, { ruleIds: [], vendorIds: ['mxhero', 'heimdal'] });
  const worded = problems.map(({ level, id, message, at }) =>
    at?.kind === 'file' ? `${level} ${at.line}:${at.column} ${id} ${message}` : message,
  );
  return { order: config.order, problems: worded };
}

describe('the order of the services', () => {
  it('is read by direction, ids as the services have them', () => {
    expect(read('{ "outbound": ["signatures", " mxHERO "] }')).toEqual({
      order: { outbound: { value: ['Signatures', 'mxhero'], pointer: '/order/outbound' } },
      problems: [],
    });
    expect(read('{ "inbound": [] }').order).toEqual({ inbound: { value: [], pointer: '/order/inbound' } });
    expect(read('{}').order).toEqual({});
  });

  it.each([
    [
      '{ "inbound": ["mxhero", "signature"] }',
      "error 3:34 config/unknown-service order.inbound[1]: no service of this file has the id 'signature'; known: mxhero, Signatures (did you mean Signatures?).",
    ],
    [
      '{ "outbound": ["mxhero", "MXHERO"] }',
      "error 3:35 config/duplicate-service order.outbound[1]: the service 'mxhero' is in the order already.",
    ],
    ['{ "inbound": "mxhero" }', 'error 3:23 config/invalid order.inbound: must be a list, not text.'],
    [
      '{ "inbounds": [] }',
      'error 3:12 config/invalid order.inbounds: there is no such property (did you mean inbound?).',
    ],
  ])('%s', (order, problem) => {
    expect(read(order).problems).toEqual([problem]);
  });
});
