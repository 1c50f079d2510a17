import { describe, expect, it } from 'vitest';
import { freeName } from '../../../src/analyze/recognize/free-name.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { outboundOf } from './connectors-of.ts';

const named = (...names: readonly string[]) => outboundOf(...names.map((Name) => outboundConnector({ Name })));

describe('freeName', () => {
  it('is the wanted name while nobody has it', () => {
    expect(freeName('Route', named('Router', 'My route'))).toBe('Route');
  });

  it('counts on, without case', () => {
    expect(freeName('Route', named('ROUTE'))).toBe('Route 2');
    expect(freeName('Route', named('Route', 'route 2', 'Route 4'))).toBe('Route 3');
  });
});
