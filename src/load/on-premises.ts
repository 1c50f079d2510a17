import type { ExportRecord } from '../model/index.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import { exportInstead } from './foreign-tool.ts';
import type { Reading, Refusal } from './format.ts';

/** Where an Exchange server keeps its configuration in Active Directory, and where Exchange Online does, in lower case. */
const SERVER_CONTAINER = ',cn=microsoft exchange,cn=services,cn=configuration,';
const CLOUD_CONTAINER = ',cn=configurationunits,';

function isOnPremises({ raw }: ExportRecord): boolean {
  // Objects without the exact name are those of other tools, which read Exchange Online only.
  const name = Object.hasOwn(raw, 'DistinguishedName') ? raw['DistinguishedName'] : undefined;
  if (typeof name !== 'string') return false;
  const folded = name.toLowerCase();
  return folded.includes(SERVER_CONTAINER) && !folded.includes(CLOUD_CONTAINER);
}

/**
 * Leaves out the objects of an Exchange server, whose cmdlets have the same names as those of Exchange Online: nothing of
 * them is true of the tenant. Refuses a file that holds no others. A kind of which nothing stays counts as not exported.
 */
export function withoutOnPremises(path: string, reading: Reading): Reading | Refusal {
  const dropped = new Set(reading.records.filter(isOnPremises));
  const [first] = dropped;
  if (first === undefined) return reading;
  if (dropped.size === reading.records.length) {
    const message = `The file holds objects of an on-premises Exchange server (${first.section}), whose cmdlets have the same names; mxlint reads the configuration of Exchange Online. Connect with Connect-ExchangeOnline. ${exportInstead(first.section)}`;
    return { refused: [fileDiagnostic(path, 'input/on-premises', 'error', message)] };
  }
  const records = reading.records.filter((record) => !dropped.has(record));
  const left = new Set(records.map(({ section }) => section));
  const emptied = new Set([...dropped].map(({ section }) => section).filter((section) => !left.has(section)));
  const count = dropped.size === 1 ? '1 object' : `${dropped.size} objects`;
  const verb = dropped.size === 1 ? 'was' : 'were';
  const message = `${count} of an on-premises Exchange server ${verb} left out (the first is a ${first.section}), because mxlint reads the configuration of Exchange Online. ${exportInstead(first.section)}`;
  return {
    ...reading,
    records,
    collections: reading.collections.filter(({ section }) => !emptied.has(section)),
    diagnostics: [...reading.diagnostics, fileDiagnostic(path, 'input/on-premises', 'warning', message)],
  };
}
