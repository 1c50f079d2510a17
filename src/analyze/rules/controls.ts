/** The published benchmarks whose controls rules stand for. */
export const benchmarks = {
  cis: {
    name: 'CIS Microsoft 365 Foundations',
    version: '7.0.0',
    organization: 'Center for Internet Security',
    informationUri: 'https://www.cisecurity.org/benchmark/microsoft_365',
  },
  scuba: {
    name: 'CISA SCuBA',
    version: '2026-04',
    organization: 'CISA',
    informationUri: 'https://github.com/cisagov/ScubaGear/tree/main/PowerShell/ScubaGear/baselines',
  },
} as const;

export type BenchmarkId = keyof typeof benchmarks;

/** A control of a benchmark: what it asks for, as a phrase, and ids under which it was published before. */
export interface Control {
  readonly benchmark: BenchmarkId;
  readonly asks: string;
  readonly aliases: readonly string[];
}

function cis(asks: string): Control {
  return { benchmark: 'cis', asks, aliases: [] };
}

function scuba(asks: string, ...aliases: readonly string[]): Control {
  return { benchmark: 'scuba', asks, aliases };
}

/** Every control that a rule may name, by id. A rule names only what its benchmark really asks for, never a neighbor. */
const controls = {
  '2.1.8': cis('SPF records for all domains'),
  '2.1.9': cis('DKIM for all domains'),
  '2.1.10': cis('DMARC records for all domains'),
  '2.1.12': cis('No allow list in the connection filter'),
  '2.1.13': cis('No safe list in the connection filter'),
  '6.2.1': cis('No forwarding of mail to outside'),
  '6.2.2': cis('No mail flow rule that lets sender domains skip spam filtering'),
  '6.5.5': cis('Direct Send rejected'),
  'MS.EXO.1.1v2': scuba('No automatic forwarding to outside'),
  'MS.EXO.2.2v3': scuba('An SPF record for each domain that fails senders it does not list'),
  'MS.EXO.3.1v1': scuba('DKIM for all domains'),
  'MS.EXO.4.1v1': scuba('A DMARC record for each domain'),
  'MS.EXO.4.2v1': scuba('A DMARC policy that rejects'),
  'MS.EXO.4.4v1': scuba('A contact for DMARC reports'),
  'MS.SECURITYSUITE.8.1v1': scuba('No allow list in the connection filter', 'MS.EXO.12.1v1'),
  'MS.SECURITYSUITE.8.2v1': scuba('No safe list in the connection filter', 'MS.EXO.12.2v1'),
} as const satisfies Readonly<Record<string, Control>>;

export type ControlId = keyof typeof controls;

/** The ids of all controls, benchmark by benchmark. */
export const controlIds = Object.keys(controls).filter((id): id is ControlId => Object.hasOwn(controls, id));

/** The facts of a control; a control without aliases has an empty list of them. */
export function controlOf(id: ControlId): Control {
  return controls[id];
}
