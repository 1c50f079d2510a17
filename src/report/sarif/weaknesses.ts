/** Titles of the CWE entries that a mail path can have; source: the CWE list of MITRE. */
export const weaknessTitles: ReadonlyMap<string, string> = new Map([
  ['CWE-183', 'Permissive List of Allowed Inputs'],
  ['CWE-284', 'Improper Access Control'],
  ['CWE-290', 'Authentication Bypass by Spoofing'],
  ['CWE-295', 'Improper Certificate Validation'],
  ['CWE-345', 'Insufficient Verification of Data Authenticity'],
  ['CWE-346', 'Origin Validation Error'],
  ['CWE-348', 'Use of Less Trusted Source'],
  ['CWE-693', 'Protection Mechanism Failure'],
  ['CWE-757', 'Selection of Less-Secure Algorithm During Negotiation'],
  ['CWE-807', 'Reliance on Untrusted Inputs in a Security Decision'],
  ['CWE-835', 'Loop with Unreachable Exit Condition'],
]);
