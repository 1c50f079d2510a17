import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';

const directory = {
  kind: 'HostedConnectionFilterPolicy',
  container: 'CN=Hosted Connection Filter,CN=Transport Settings',
  category: 'ms-Exch-Hosted-Connection-Filter-Policy',
  className: 'msExchHostedConnectionFilterPolicy',
  version: '0.20 (15.0.0.0)',
} as const;

/** The object of `Get-HostedConnectionFilterPolicy`: by default `Default` with empty lists. */
export function hostedConnectionFilterPolicy(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const name = textOf(over, 'Name', 'Default');
  const defaults = {
    AdminDisplayName: '',
    IsDefault: name === 'Default',
    IPAllowList: [],
    IPBlockList: [],
    EnableSafeList: false,
    DirectoryBasedEdgeBlockMode: 'Default',
    ...commonTail(directory, name, home, 'policy'),
  };
  return overlay(defaults, over);
}
