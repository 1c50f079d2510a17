/** A parsed JSON object; its keys come from the input and may be anything, `__proto__` too. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed value is an object and neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key; undefined when the object has no such key of its own. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The text of an own key that is more than blanks. */
export function ownText(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/**
 * True for `{ "value": […], "Count": n }`: what `ConvertTo-Json` of Windows PowerShell 5.1 makes of an array with
 * extended members. Decided by the whole key set, so that an object with a property `value` is left alone.
 */
export function isCountedArray(value: unknown): value is { readonly value: readonly unknown[] } {
  if (!isObject(value) || !Array.isArray(own(value, 'value')) || !Object.hasOwn(value, 'Count')) {
    return false;
  }
  return Object.keys(value).length === 2;
}
