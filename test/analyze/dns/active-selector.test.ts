import rule from '../../../rules/dkim/selector-broken/rule.ts';
import { dkimSigningConfig } from '../../helpers/objects/dkim-signing-config.ts';
import { ruleTable } from '../../helpers/rule-table.ts';

const at = '2026-11-15T08:30:00Z';
const firstIs = (record: object | null) => ({ 'selector1._domainkey.contoso.com': record });

/** The configuration of contoso.com, whose first selector signs until December unless told otherwise. */
const config = (over: object) => ({
  DkimSigningConfig: [
    dkimSigningConfig({
      Domain: 'contoso.com',
      RotateOnDate: '2026-12-01T00:00:00Z',
      SelectorBeforeRotateOnDate: 'selector1',
      SelectorAfterRotateOnDate: 'selector2',
      ...over,
    }),
  ],
});

/** The same, while nothing is published for the first selector. */
const rotated = (over: object) => ({ sections: config(over), dns: firstIs(null), at });

ruleTable(rule, [
  {
    name: 'the day before the rotation the first one signs',
    ...rotated({ RotateOnDate: '2026-11-15T08:30:00.001Z' }),
    findings: [{ message: 'absent', discriminator: 'selector1' }],
  },
  {
    name: 'from the moment of the rotation on the second one does',
    ...rotated({ RotateOnDate: at }),
    state: 'evaluated',
  },
  {
    name: 'both properties name the first one, whatever the date',
    ...rotated({ RotateOnDate: null, SelectorAfterRotateOnDate: 'Selector1' }),
    findings: [{ message: 'absent', discriminator: 'selector1' }],
  },
  {
    name: 'date lost: which one signs is open, and one is broken',
    ...rotated({ RotateOnDate: 'soon' }),
    gaps: ['RotateOnDate'],
    state: 'not-evaluated',
  },
  {
    name: 'date unset: the same',
    ...rotated({ RotateOnDate: null }),
    gaps: ['RotateOnDate'],
    state: 'not-evaluated',
  },
  {
    name: 'the property that counts was lost',
    ...rotated({ SelectorBeforeRotateOnDate: undefined }),
    gaps: ['SelectorBeforeRotateOnDate'],
    state: 'not-evaluated',
  },
  {
    name: 'a selector that Exchange does not have',
    ...rotated({ SelectorBeforeRotateOnDate: 'selector3' }),
    gaps: ['SelectorBeforeRotateOnDate'],
    state: 'not-evaluated',
  },
  {
    name: 'which one signs does not matter where both are in order',
    sections: config({ RotateOnDate: undefined }),
    at,
    state: 'evaluated',
  },
  {
    name: 'nor where both are broken',
    sections: config({ RotateOnDate: undefined }),
    dns: { ...firstIs(null), 'selector2._domainkey.contoso.com': null },
    at,
    findings: [{ message: 'absent' }],
  },
]);
