import { quotePowerShell } from '../../text/escape-powershell.ts';
import type { TenantObject } from '../../model/index.ts';
import type { Command, PowerShellParameters, PowerShellValue } from './fix.ts';

/** The text that addresses an object in a command: its name where that is unique in its kind and quotable, else its Guid. */
export type Addressing = (object: TenantObject) => string;

interface Script {
  readonly lines: string[];
  readonly variables: Map<string, string>;
  /** Names an object, as a literal. */
  readonly identity: (object: TenantObject) => string;
  /** A text as a literal; a text that cannot be quoted spoils the script. */
  readonly quoted: (text: string) => string;
}

/** Holds the list of a merge; set anew by each. */
const LIST = '$l';

/** Sets a variable once; the same expression keeps its name, and another expression never gets it. */
function variable(script: Script, wanted: string, expression: string): string {
  const existing = script.variables.get(expression);
  if (existing !== undefined) return existing;
  const taken = new Set([LIST, ...script.variables.values()]);
  let name = `$${wanted}`;
  for (let number = 2; taken.has(name); number += 1) name = `$${wanted}${number}`;
  script.variables.set(expression, name);
  script.lines.push(`${name} = ${expression}`);
  return name;
}

/** Reads an object; a read that fails ends the whole line, or the list would be written with the new entries alone. */
function reading(noun: string, identity: string): string {
  return `(Get-${noun} -Identity ${identity} -ErrorAction Stop)`;
}

function headerValue(script: Script, from: TenantObject | undefined, as: 'pattern' | undefined): string {
  const source =
    from === undefined
      ? "Read-Host 'Value from the dashboard'"
      : `${reading('TransportRule', script.identity(from))}.SetHeaderValue`;
  const name = variable(script, 'v', source);
  return as === 'pattern' ? `([regex]::Escape(${name}))` : name;
}

function valueText(script: Script, value: PowerShellValue): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return script.quoted(value);
  if ('ask' in value) return variable(script, value.variable, `Read-Host ${script.quoted(value.ask)}`);
  if ('object' in value) return script.identity(value.object);
  if ('headerValue' in value) return headerValue(script, value.headerValue, value.as);
  return value.map((text) => script.quoted(text)).join(',');
}

function parameterText(script: Script, parameters: PowerShellParameters): string {
  return Object.entries(parameters)
    .map(([name, value]) => ` -${name} ${valueText(script, value)}`)
    .join('');
}

/** Elements that a list gets and loses, as PowerShell writes them. */
interface Change {
  readonly add: string;
  readonly remove: string;
}

function changeOf(script: Script, add: readonly string[], remove: readonly string[]): Change {
  const written = (texts: readonly string[]): string => texts.map((text) => script.quoted(text)).join(',');
  return { add: written(add), remove: written(remove) };
}

/** Sets `$l` to what `read` gives, with the change. */
function mergedList(read: string, { add, remove }: Change): string {
  const kept = remove === '' ? '$_' : `$_ -and $_ -notin ${remove}`;
  return `${LIST} = ${read}${add === '' ? '' : ` + ${add}`} | Where-Object { ${kept} } | Sort-Object -Unique`;
}

/** The trusted ARC sealers: one text with commas as often as not, and no object at all where they were never set. */
function mergeSealersText(change: Change): string[] {
  const current = '(Get-ArcConfig -ErrorAction Stop).ArcTrustedSealers';
  // Set-ArcConfig empties its list by a blank and takes no null.
  const written = change.add === '' ? `$(if (${LIST}) { ${LIST} } else { ' ' })` : LIST;
  return [
    mergedList(`@(${current} -split ',' | ForEach-Object { $_.Trim() })`, change),
    `Set-ArcConfig -Identity Default -ArcTrustedSealers ${written}`,
  ];
}

/** Address lists of the connection filter take changes as they are; every other list is read, merged and written. */
function mergeText(script: Script, command: Extract<Command, { do: 'merge' }>): string[] {
  const { object, property } = command;
  const identity = script.identity(object);
  const change = changeOf(script, command.add, command.remove);
  if (object.kind === 'ArcConfig') return mergeSealersText(change);
  const { add, remove } = change;
  if (object.kind === 'HostedConnectionFilterPolicy') {
    const changes = [add === '' ? '' : `Add=${add}`, remove === '' ? '' : `Remove=${remove}`].filter(
      (one) => one !== '',
    );
    return [`Set-${object.kind} -Identity ${identity} -${property} @{${changes.join('; ')}}`];
  }
  return [
    mergedList(`@(${reading(object.kind, identity)}.${property})`, change),
    `Set-${object.kind} -Identity ${identity}${parameterText(script, command.parameters ?? {})} -${property} ${LIST}`,
  ];
}

function mergeValueText(script: Script, command: Extract<Command, { do: 'merge-value' }>): string[] {
  const identity = script.identity(command.object);
  const value = headerValue(script, command.from, command.as);
  const header =
    command.header === undefined ? '' : ` -${command.header.property} ${script.quoted(command.header.name)}`;
  return [
    mergedList(`@(${reading('TransportRule', identity)}.${command.property})`, { add: value, remove: '' }),
    `Set-TransportRule -Identity ${identity}${header} -${command.property} ${LIST}`,
  ];
}

/** The cmdlet for the only object of an organization knows no identity. */
function identityText(script: Script, object: TenantObject): string {
  return object.kind === 'OrganizationConfig' ? '' : ` -Identity ${script.identity(object)}`;
}

const verbs = { enable: 'Enable', disable: 'Disable', remove: 'Remove' } as const;

function commandText(script: Script, command: Command): string[] {
  switch (command.do) {
    case 'set':
      return [
        `Set-${command.object.kind}${identityText(script, command.object)}${parameterText(script, command.parameters)}`,
      ];
    case 'merge':
      return mergeText(script, command);
    case 'merge-value':
      return mergeValueText(script, command);
    case 'add-sealers':
      return mergeSealersText(changeOf(script, command.sealers, []));
    case 'new':
      return [`New-${command.noun}${parameterText(script, command.parameters)}`];
    case 'enable':
    case 'disable':
    case 'remove':
      return [`${verbs[command.do]}-${command.object.kind} -Identity ${script.identity(command.object)}`];
    case 'add-member': {
      const group = script.quoted(command.group);
      return command.members.map(
        (member) => `Add-DistributionGroupMember -Identity ${group} -Member ${script.quoted(member)}`,
      );
    }
  }
}

/**
 * The PowerShell of a fix on one line, statements separated by `; `. Undefined when a text cannot be quoted safely or
 * an object cannot be addressed. Every text is a single-quoted literal, so that nothing of the tenant is evaluated.
 */
export function powerShell(commands: readonly Command[], addressOf: Addressing): string | undefined {
  let usable = true;
  const literal = (text: string | undefined): string => {
    usable &&= text !== undefined;
    return text ?? '';
  };
  const script: Script = {
    lines: [],
    variables: new Map(),
    quoted: (text) => literal(quotePowerShell(text)),
    identity: (object) => {
      if (object.kind === 'ArcConfig' || object.kind === 'HostedConnectionFilterPolicy') return 'Default';
      return literal(quotePowerShell(addressOf(object)));
    },
  };
  for (const command of commands) {
    const lines = commandText(script, command);
    script.lines.push(...lines);
  }
  return usable ? script.lines.join('; ') : undefined;
}
