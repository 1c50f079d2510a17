import { stringWidth } from '../../text/width.ts';
import { wrap } from '../../text/wrap.ts';

/** Lines of a text under a prefix; with two prefixes the first line has one of its own. */
export function block(text: string, width: number, first: string, rest: string = first): string[] {
  const room = Math.max(width - Math.max(stringWidth(first), stringWidth(rest)), 1);
  return wrap(text, room).map((line, index) => `${index === 0 ? first : rest}${line}`);
}

/**
 * Two texts at both ends of a line; under each other, the second behind `under`, when they do not fit. `right` is cut
 * nowhere: it is a place that is to be copied.
 */
export function beside(left: string, right: string, width: number, under: string): string[] {
  const gap = width - stringWidth(left) - stringWidth(right);
  if (right === '') return [left];
  return gap >= 2 ? [`${left}${' '.repeat(gap)}${right}`] : [left, `${under}${right}`];
}

/** A count with its noun: `1 rule`, `2 rules`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
