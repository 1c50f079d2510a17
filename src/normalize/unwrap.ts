/**
 * Undoes the wrappers that `ConvertTo-Json` of Windows PowerShell 5.1 puts around some values, each recognized by its
 * whole set of keys: a list with extended members (`value`, `Count`), a date with type data (`value`, `DisplayHint`,
 * `DateTime`) and an enumeration with a note property (`value`, `Value`), of which the name is kept.
 */
export function unwrap(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !Object.hasOwn(raw, 'value')) {
    return raw;
  }
  // A plain object of parsed JSON: its keys are texts.
  const object = raw as Readonly<Record<string, unknown>>;
  const keys = Object.keys(object).toSorted().join(' ');
  switch (keys) {
    case 'Count value':
      return Array.isArray(object['value']) ? object['value'] : raw;
    case 'DateTime DisplayHint value':
    case 'DateTime value':
      return object['value'];
    case 'Value value':
      return object['Value'];
    default:
      return raw;
  }
}

/**
 * What is left of a value below the depth of `ConvertTo-Json`: the name of a collection type or `@{a=1; b=2}`.
 * Nothing in the file marks such texts, so they are recognized by their look.
 */
export function isLost(text: string): boolean {
  return /^(?:System\.[\w.]+\[\]|System\.Collections\.[\w.`].*|Microsoft\.Exchange\.Data\.MultiValuedProperty.*|@\{\w+=[\s\S]*)$/.test(
    text,
  );
}
