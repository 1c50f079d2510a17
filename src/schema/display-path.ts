import { segments } from '../text/pointer.ts';

const INDEX = /^(?:0|[1-9]\d*)$/;
const PLAIN_NAME = /^[A-Za-z_$][\w$]*$/;

/** A JSON Pointer as a reader of the file would write it: `services[0].domains["contoso.com"].server`; empty for the whole. */
export function displayPath(pointer: string): string {
  let path = '';
  for (const token of segments(pointer)) {
    if (INDEX.test(token)) {
      path += `[${token}]`;
    } else if (PLAIN_NAME.test(token)) {
      path += path === '' ? token : `.${token}`;
    } else {
      path += `[${JSON.stringify(token)}]`;
    }
  }
  return path;
}
