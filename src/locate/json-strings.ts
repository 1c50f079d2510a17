/** A part of a JSON text as it is written, followed by each string in it as it reads: what a search must look through. */
export function* readings(part: string): Generator<string> {
  yield part;
  if (!part.includes('\\')) return;
  for (const [token] of part.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
    const value = decoded(token);
    if (value !== undefined) yield value;
  }
}

function decoded(token: string): string | undefined {
  try {
    return String(JSON.parse(token));
  } catch {
    return undefined;
  }
}
