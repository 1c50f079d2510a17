import { joinStrings } from '../../mail/spf/join-strings.ts';
import type { SpfSelection } from '../../mail/spf/select.ts';

const NEXT_TERM = '[-+~?]?(?:all\\b|include:|ip[46]:|exists:|redirect=|mx\\b|a:)';

/** A blank where a known name runs into the next term: a name may hold nearly anything, so that is no syntax error. */
function unglued(text: string, names: readonly string[]): string {
  return names.reduce((whole, name) => {
    const escaped = name.replace(/[^a-z0-9]/gi, '\\$&');
    return whole.replace(new RegExp(`(${escaped})(?=${NEXT_TERM})`, 'gi'), '$1 ');
  }, text);
}

/**
 * The texts that are, or were meant to be, SPF records of a domain, one character per byte. `names`: names that includes
 * are expected to have; a term that runs into one of them is parted.
 */
export function spfTexts(selection: SpfSelection, names: readonly string[]): readonly string[] {
  const textOf = ({ strings }: { readonly strings: readonly string[] }): string => unglued(joinStrings(strings), names);
  switch (selection.state) {
    case 'unknown':
      return [];
    case 'none':
      return selection.lookalikes.map(textOf);
    case 'several':
      return selection.records.map(textOf);
    case 'record':
      return [textOf(selection)];
  }
}
