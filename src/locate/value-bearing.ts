const VALUE_BEARING = /^setheadervalue$|headercontainswords$|headermatchespatterns$/i;

/**
 * Whether the property of a mail flow rule is made to hold a header value: what is set, and the words and patterns that
 * conditions and exceptions look for. Reports show such a member by its name alone, whatever it holds; a region over the
 * value would give away its length.
 */
export function isValueBearing(property: string): boolean {
  return VALUE_BEARING.test(property);
}
