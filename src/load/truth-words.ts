/**
 * What Excel makes of `True` and `False` when its language is German, French, Spanish, Portuguese, Italian, Dutch,
 * Swedish, Danish, Norwegian, Finnish, Polish, Czech, Hungarian, Turkish or Russian, in lower case; Export-Csv itself
 * never translates.
 */
const pairs = [
  ['true', 'false'],
  ['wahr', 'falsch'],
  ['vrai', 'faux'],
  ['verdadero', 'falso'],
  ['verdadeiro', 'falso'],
  ['vero', 'falso'],
  ['waar', 'onwaar'],
  ['sant', 'falskt'],
  ['sand', 'falsk'],
  ['sann', 'usann'],
  ['tosi', 'epätosi'],
  ['prawda', 'fałsz'],
  ['pravda', 'nepravda'],
  ['igaz', 'hamis'],
  // Outside Turkish, the lower case of YANLIŞ has a dotted i.
  ['doğru', 'yanliş'],
  ['истина', 'ложь'],
] as const;

const words: ReadonlyMap<string, boolean> = new Map(
  pairs.flatMap(([yes, no]) => [
    [yes, true],
    [no, false],
  ]),
);

/** Whether a word means true or false in one of these languages; undefined for every other text. */
export function truthOfWord(text: string): boolean | undefined {
  return words.get(text.trim().toLowerCase());
}
