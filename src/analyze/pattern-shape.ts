/** What an element of a pattern is for the checks of this file; `end` is the anchor `$` or `\Z`, `option` an inline option. */
export type PieceKind = 'atom' | 'bar' | 'close' | 'end' | 'open' | 'option' | 'repeat';

/** Watches a pattern go by, element after element. `add` gives the reason why the pattern cannot be taken, once there is one. */
export type PatternShape = { readonly add: (kind: PieceKind, repeats: number) => string | undefined };

type Group = { size: number; ended: boolean; branchEnded: boolean };

const MOST_REPEATS = 1000;
const LARGEST_PATTERN = 5000;

/**
 * Two checks that need the nesting of groups. Repetition is unrolled by the engine, so the size with all repetitions
 * written out is bounded (in elements). And nothing may follow an end anchor: in .NET it stands before a final line
 * feed without taking it, the translation takes it.
 */
export function patternShape(): PatternShape {
  const groups: Group[] = [];
  let group = newGroup();
  let lastSize = 0;

  function add(kind: PieceKind, repeats: number): string | undefined {
    if (group.ended && kind !== 'bar' && kind !== 'close') {
      return 'an end anchor before the end of the pattern is not supported';
    }
    switch (kind) {
      case 'open':
        groups.push(group);
        group = newGroup();
        return undefined;
      case 'close':
        return close();
      case 'bar':
        group.branchEnded ||= group.ended;
        group.ended = false;
        return undefined;
      case 'option':
        return undefined;
      case 'repeat':
        return grow(lastSize * (repeats - 1), lastSize * repeats, repeats);
      case 'end':
        group.ended = true;
        return grow(1, 1, 1);
      case 'atom':
        return grow(1, 1, 1);
    }
  }

  function close(): string | undefined {
    const outer = groups.pop();
    if (outer === undefined) {
      return 'a closing parenthesis has no opening one';
    }
    const { size } = group;
    outer.ended ||= group.ended || group.branchEnded;
    group = outer;
    return grow(size, size, 1);
  }

  function grow(by: number, last: number, repeats: number): string | undefined {
    group.size += by;
    lastSize = last;
    if (repeats > MOST_REPEATS) {
      return `more than ${MOST_REPEATS} repetitions are not supported`;
    }
    return group.size > LARGEST_PATTERN ? 'the pattern with its repetitions written out is too large' : undefined;
  }

  return { add };
}

function newGroup(): Group {
  return { size: 0, ended: false, branchEnded: false };
}
