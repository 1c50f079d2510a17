import type { StsPolicyProblem, StsPolicyProblemKind, StsRecordProblem } from '../../mail/mta-sts/mta-sts.ts';
import type { TlsRptProblem } from '../../mail/tls-rpt/tls-rpt.ts';

const ofRecord: Readonly<Record<StsRecordProblem, string>> = {
  'id-missing': 'id is missing',
  'id-invalid': 'id is not made of 1 to 32 letters and digits',
  'id-duplicate': 'id stands there twice',
  malformed: 'a field is not written as name=value',
};

const ofPolicy: Readonly<Record<StsPolicyProblemKind, string>> = {
  'version-missing': 'version is missing',
  'version-invalid': 'version is not STSv1',
  'mode-missing': 'mode is missing',
  'mode-invalid': 'mode is none of enforce, testing and none',
  'max-age-missing': 'max_age is missing',
  'max-age-invalid': 'max_age is no number of seconds',
  'max-age-too-large': 'max_age is over 31557600, a year',
  'mx-missing': 'mx is missing',
  'mx-invalid': 'mx is no host name, alone or after "*."',
  'malformed-line': 'not written as name: value',
  duplicate: 'stands there twice',
};

const ofReports: Readonly<Record<TlsRptProblem, string>> = {
  'rua-missing': 'rua is missing',
  'rua-invalid': 'rua holds an entry that is neither a mailto: nor an https: URI',
  malformed: 'a field is not written as name=value',
};

function ofLine({ kind, line, text }: StsPolicyProblem): string {
  return line === undefined ? ofPolicy[kind] : `line ${line}, '${text}': ${ofPolicy[kind]}`;
}

/** What makes a record or a policy void, in words without full stop; texts of the input are quoted as they are. */
export const stsFaults = {
  ofRecord: (problems: readonly StsRecordProblem[]): readonly string[] => problems.map((one) => ofRecord[one]),
  /** Further copies of a field do no harm and are left out. */
  ofPolicy: (problems: readonly StsPolicyProblem[]): readonly string[] =>
    problems.filter(({ kind }) => kind !== 'duplicate').map(ofLine),
  ofReports: (problems: readonly TlsRptProblem[]): readonly string[] => problems.map((one) => ofReports[one]),
} as const;
