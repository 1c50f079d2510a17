import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';

const directory = {
  kind: 'ArcConfig',
  container: 'CN=Hosted Connection Filter,CN=Transport Settings',
  category: 'ms-Exch-Hosted-Connection-Filter-Policy',
  className: 'msExchHostedConnectionFilterPolicy',
  version: '0.20 (15.0.0.0)',
} as const;

/** The object of `Get-ArcConfig`: by default with the sealer of mxHERO Office 365 Configuration Guide 4. */
export function arcConfig(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Default');
  return overlay({ ArcTrustedSealers: ['mxhero.com'], ...commonTail(directory, name, home, 'policy') }, over);
}
