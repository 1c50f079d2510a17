import type { HeaderValueFile } from './config-file.ts';
import type { SecretInput } from './config.ts';
import { addError, addWarning } from './reading.ts';
import type { Reading } from './reading.ts';

/** Variables that are set for this program; any other may hold a secret that is not for it. */
const OWN_VARIABLE = /^MXLINT_/;
const OUTSIDE = /^(?:[\\/]|[A-Za-z]:)|(?:^|[\\/])\.\.(?:[\\/]|$)/;

/**
 * The value of the service's headers, from where the file says. Undefined, with a problem, when it cannot be had.
 * The value is in no message. A file that is not trusted must not make the program read files outside its folder or variables that are
 * not meant for it.
 */
export function readSecret(reading: Reading, declared: HeaderValueFile, place: string): SecretInput | undefined {
  if (typeof declared === 'string') {
    return fromText(reading, declared, place);
  }
  if (declared.env !== undefined) {
    return fromEnvironment(reading, declared.env, place);
  }
  return declared.file === undefined ? undefined : fromFile(reading, declared.file, place);
}

function fromText(reading: Reading, value: string, place: string): SecretInput | undefined {
  if (value.trim() === '') {
    addError(reading, 'config/blank-value', place, 'the value is blank; copy it from the dashboard of the service');
    return undefined;
  }
  const words =
    'the value stands here in plain text, for everybody who can read the file; put it into an environment variable or a file and write { "env": "NAME" } or { "file": "PATH" } instead';
  addWarning(reading, 'config/plain-value', place, words);
  return { from: 'text', value };
}

function fromEnvironment(reading: Reading, name: string, place: string): SecretInput | undefined {
  if (!reading.input.trusted && !OWN_VARIABLE.test(name)) {
    const words =
      'ignored, because the configuration merely lies beside the input and names an environment variable that does not begin with MXLINT_; pass it with --config to allow it';
    addWarning(reading, 'config/not-trusted', place, words);
    return undefined;
  }
  const value = reading.input.env(name);
  if (value === undefined) {
    const words = `the environment variable ${name} is not set; set it to the value that the dashboard of the service shows`;
    addError(reading, 'config/value-missing', place, words);
    return undefined;
  }
  if (value.trim() === '') {
    const words = `the environment variable ${name} is blank; set it to the value that the dashboard of the service shows`;
    addError(reading, 'config/blank-value', place, words);
    return undefined;
  }
  return { from: 'env', name, value };
}

function fromFile(reading: Reading, name: string, place: string): SecretInput | undefined {
  if (!reading.input.trusted && OUTSIDE.test(name)) {
    const words =
      'ignored, because the configuration merely lies beside the input and names a file outside its folder; pass it with --config to allow it';
    addWarning(reading, 'config/not-trusted', place, words);
    return undefined;
  }
  const value = reading.input.readText(name)?.replace(/\r?\n$/, '');
  if (value === undefined) {
    const words = `the file ${name} cannot be read; create it beside the configuration, with the value and nothing else in it`;
    addError(reading, 'config/value-missing', place, words);
    return undefined;
  }
  if (value.trim() === '') {
    const words = `the file ${name} is blank; write the value into it that the dashboard of the service shows`;
    addError(reading, 'config/blank-value', place, words);
    return undefined;
  }
  return { from: 'file', name, value };
}
