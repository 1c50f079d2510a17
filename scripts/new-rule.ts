import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const rule = (id: string): string => `import { defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: '${id}',
  summary: 'TODO: one sentence that says what is wrong when the rule fires.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  profileFields: [],
  guide: [],
  references: [],
  conflictsWith: [],
  messages: {
    wrong: { text: "Inbound connector '{connector}' TODO.", severity: 'high' },
  },
  *check({ service }) {
    yield service.returnConnectors.map((connector) => {
      const { Enabled: enabled } = connector;
      if (!enabled.known) return gap(connector, 'Enabled', enabled);
      if (enabled.value) return [];
      return {
        message: 'wrong',
        data: { connector: connector.name },
        at: on(connector, 'Enabled'),
        fix: { title: 'TODO.', commands: [{ do: 'set', object: connector, parameters: { Enabled: true } }] },
      };
    });
  },
});
`;

const page = (id: string): string => `# ${id}

TODO: one sentence that says what is wrong when the rule fires.

## Why

TODO: what happens to mail, for an administrator of Exchange.

## Example

\`\`\`json bad wrong
{ "InboundConnector": [{ "Name": "mxHERO Tenant Connector", "SenderIPAddresses": "$egress", "Enabled": false }] }
\`\`\`

\`\`\`json good
{ "InboundConnector": [{ "Name": "mxHERO Tenant Connector", "SenderIPAddresses": "$egress", "Enabled": true }] }
\`\`\`

## Fix

TODO

## When not to use it

TODO

## References

- TODO
`;

const table = `import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

ruleTable(rule, [
  { name: 'as the guide says', state: 'evaluated' },
  {
    name: 'TODO',
    sections: { InboundConnector: [tenantConnector({ Enabled: false })] },
    findings: [{ message: 'wrong', property: 'Enabled', severity: 'high', fix: /-Enabled \\$true/ }],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);
`;

const [id = ''] = process.argv.slice(2);
const folder = `${root}rules/${id}`;
if (!/^[a-z]+(?:-[a-z]+)*\/[a-z]+(?:-[a-z0-9]+)*$/.test(id)) {
  console.error('Name the rule by family and defect: npm run new-rule arc/sealer-missing');
  process.exitCode = 2;
} else if (existsSync(folder)) {
  console.error(`rules/${id} is there already.`);
  process.exitCode = 2;
} else {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/rule.ts`, rule(id));
  writeFileSync(`${folder}/rule.md`, page(id));
  writeFileSync(`${folder}/rule.test.ts`, table);
  console.log(`Made rules/${id}. Fill in the TODOs, then run npm run gen and npx vitest run rules/${id}.`);
}
