import { visible } from '../text/visible.ts';
import { EXPORT_AS_JSON } from './foreign-tool.ts';

/** Enough to find the version in, which ScubaGear writes among the first keys. */
const HEAD_LENGTH = 8000;
const VERSION = /"module_version"\s*:\s*"([^"]{1,20})"/;
const marks = ['"exo_successful_commands"', '"baseline_version"', '"module_version"'];

/** What to do about a text that would be JSON if it were not broken, or that is none at all; `problem` is what is wrong. */
export function notJsonAdvice(text: string, problem: string): string {
  if (marks.some((mark) => text.includes(mark))) return scubaAdvice(text);
  if (problem.startsWith('a second JSON document')) {
    return 'Tools that append to a file, such as Hawk, leave one document per run behind. Keep the newest, or pass each as a file of its own.';
  }
  return /^\s*[[{]/.test(text) ? 'Export it again, or mend that place.' : EXPORT_AS_JSON;
}

/** ScubaGear 1.7.1 wrote nothing at all for empty sections, older versions single backslashes (cisagov/ScubaGear issues 818 and 1214). */
function scubaAdvice(text: string): string {
  const version = VERSION.exec(text.slice(0, HEAD_LENGTH))?.[1];
  const name = version === undefined ? 'ScubaGear' : `ScubaGear ${visible(version, 20)}`;
  return `${name} wrote the file, and some versions leave out the value of an empty section or write lone backslashes. Run it again with version 1.8 or newer: \`Invoke-SCuBA -ProductNames exo\`.`;
}
