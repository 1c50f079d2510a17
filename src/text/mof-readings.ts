/** A part of a MOF file as it is written, then with its escapes decoded: what a search must look through. */
export function* mofReadings(part: string): Generator<string> {
  yield part;
  if (!part.includes('\\')) return;
  yield part.replaceAll(/\\(?:[xX]([0-9a-fA-F]{1,4})|([^]))/g, (_, code: string | undefined, character: string) =>
    code === undefined ? character : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
