import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNearMiss, pastedValue, shownName } from '../../../src/analyze/recognize/near-miss.ts';

const processed = 'X-mxHero-Server';
const tenant = 'X-mxHero-Transport-Agent';

describe('isNearMiss', () => {
  it.each([
    ['X-mxHero-Servers', processed],
    ['X-mxHero-Sever', processed],
    ['X-mxHero-Srever', processed],
    ['x-MXHERO-serve', processed],
    ['X-mxHero-', processed],
    ['X-mxHero', processed],
    ['X-mxHero-Server ', processed],
    [' X-mxHero-Server', processed],
    ['X-mxHero-Server:', processed],
    [': X-mxHero-Server', processed],
    ['X-mxHero-Server: abc', processed],
    ['X - mxHero - Server', processed],
    ['X_mxHero_Server', processed],
    ['X\u2010mxHero\u2014Server', processed],
    ['X-mxHero-Server\u200b', processed],
    ['\u0425-mxHero-Server', processed],
    ['"X-mxHero-Server"', processed],
    ['X-mxHero-Transport', tenant],
    ['X_mxHero_Transport_Agent', tenant],
    ['X mxHero Transport Agent', tenant],
    ['X-mxHero-TransportAgent', tenant],
    ['X-MyServic', 'X-MyService'],
    ['X-Ik', 'X-Id'],
  ])('%j is nearly %s', (header, known) => {
    expect(isNearMiss(header, known)).toBe(true);
  });

  it.each([
    [processed, processed],
    ['x-MXHERO-SERVER', processed],
    [tenant, processed],
    ['X-mxHero-Service', processed],
    ['X-mxHero-Rule-Id', processed],
    ['X-mx', processed],
    ['X-', processed],
    ['', processed],
    [':', processed],
    ['Server', processed],
    ['X-Server', processed],
    ['Subject', processed],
    ['X-To', 'X-Id'],
    ['X-Id', ''],
  ])('%j is not nearly %j', (header, known) => {
    expect(isNearMiss(header, known)).toBe(false);
  });

  it('is never true for the name itself and always for the name with something around it', () => {
    const letter = fc.constantFrom(...'abcXYZ019'.split(''));
    const name = fc.array(fc.string({ unit: letter, minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 4 });
    const around = fc.constantFrom(' ', ':', ': value', '\t', ' : ');
    fc.assert(
      fc.property(name, around, (parts, suffix) => {
        const known = parts.join('-');
        expect(isNearMiss(known.toUpperCase(), known)).toBe(false);
        expect(isNearMiss(known.toLowerCase() + suffix, known)).toBe(true);
      }),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof isNearMiss(text, processed)).toBe('boolean');
      }),
    );
  });
});

describe('a header line that was pasted as the name', () => {
  it.each([
    ['X-mxHero-Server', 'X-mxHero-Server', undefined],
    [' X-mxHero-Server ', ' X-mxHero-Server ', undefined],
    ['X-mxHero-Server:', 'X-mxHero-Server:', undefined],
    ['X-mxHero-Server: abc', 'X-mxHero-Server:', 'abc'],
    [': X-mxHero-Server: abc:d ', ': X-mxHero-Server:', 'abc:d'],
    [' : ', ' : ', undefined],
    ['', '', undefined],
  ])('%j is shown as %j and holds %j', (header, shown, value) => {
    expect(shownName(header)).toBe(shown);
    expect(pastedValue(header)).toBe(value);
  });
});
