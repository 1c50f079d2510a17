/** The trusted ARC sealers one by one, as written: exports hold them as one text with commas as often as not (Get-ArcConfig). */
export function sealerEntries(list: readonly string[]): readonly string[] {
  return list
    .flatMap((text) => text.split(','))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
