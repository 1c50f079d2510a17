import type { Over } from '../objects/cmdlet-object.ts';

interface Department {
  readonly name: string;
  readonly mailbox: string;
  readonly words: readonly string[];
}

const departments: readonly Department[] = [
  { name: 'Accounting', mailbox: 'accounting', words: ['invoice', 'dunning letter', 'remittance'] },
  { name: 'Human resources', mailbox: 'hr', words: ['application', 'curriculum vitae', 'salary'] },
  { name: 'Legal', mailbox: 'legal', words: ['contract', 'non-disclosure agreement', 'subpoena'] },
];

/** One rule per department that marks its incoming mail for the archive. */
export function departmentRules(domain: string): readonly Over[] {
  return departments.map((department) => ({
    Name: `${department.name}: retention mark`,
    Comments: `Owner: head of ${department.name.toLowerCase()}`,
    FromScope: 'NotInOrganization',
    SentToScope: 'InOrganization',
    SentTo: [`${department.mailbox}@${domain}`],
    SubjectOrBodyContainsWords: department.words,
    SetHeaderName: 'X-Contoso-Retention',
    SetHeaderValue: department.mailbox,
  }));
}
