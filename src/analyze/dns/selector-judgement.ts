import type { DkimKeyState, SelectorState } from '../../mail/dkim/selector-state.ts';
import type { DnsAnswer } from '../../model/index.ts';

/**
 * Why receivers cannot check what is signed with a selector. `absent`: nothing is published; `elsewhere`: the alias leads
 * to another name than the expected one; `unusable`: TXT without a key, with a withdrawn one or with several;
 * `keyless`: the same of the name that the alias leads to.
 */
export type SelectorFault = 'absent' | 'elsewhere' | 'unusable' | 'keyless';

/** `unverified`: an alias of which nobody said where it should lead. */
export type SelectorJudgement =
  | { readonly verdict: 'fine' | 'unverified' }
  | { readonly verdict: 'fault'; readonly fault: SelectorFault }
  | { readonly verdict: 'unknown'; readonly answer: DnsAnswer };

function fault(kind: SelectorFault): SelectorJudgement {
  return { verdict: 'fault', fault: kind };
}

function judgeAlias(key: DkimKeyState, otherwise: SelectorJudgement): SelectorJudgement {
  if (key.state === 'unknown') return { verdict: 'unknown', answer: key.answer };
  return key.state === 'key' && !key.key.isRevoked ? otherwise : fault('keyless');
}

/** Whether receivers find the key of a selector that is in use (RFC 6376, sections 3.6.1 and 3.6.2.2). */
export function judgeSelector(state: SelectorState): SelectorJudgement {
  switch (state.state) {
    case 'absent':
      return fault('absent');
    case 'unknown':
      return { verdict: 'unknown', answer: state.answer };
    case 'key':
      return state.key.isRevoked ? fault('unusable') : { verdict: 'fine' };
    case 'alias':
      if (state.match === 'other') return fault('elsewhere');
      return judgeAlias(state.key, {
        verdict: state.match === 'expected' || state.match === 'indirect' ? 'fine' : 'unverified',
      });
    case 'several':
    case 'no-key':
    case 'target-as-text':
      return fault('unusable');
  }
}
