import { declaredAt, defineRule, noDashboard, notDeclared } from '../../../src/rule.ts';

/** Settings are compared as the dashboard shows them: without case, and true is "true". */
function normalized(value: string | boolean): string {
  return String(value).trim().toLowerCase();
}

export default defineRule({
  id: 'dashboard/setting-wrong',
  summary: "A setting of the service's dashboard is not what the service needs.",
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: [],
  profileFields: ['dashboard.requiredSettings'],
  guide: ['server'],
  references: [],
  conflictsWith: [],
  messages: {
    wrong: {
      text: "Setting '{setting}' of domain '{domain}' is '{value}' in the dashboard of {service}, but has to be '{wanted}'. Reason: {why}.",
      severity: 'high',
    },
  },
  *check({ service }) {
    const none = noDashboard(service);
    if (none !== undefined) yield none;
    yield service.config.domains.map((facts) =>
      service.profile.dashboard.requiredSettings.map(({ name, value: wanted, why }) => {
        const setting = Object.hasOwn(facts.settings, name) ? facts.settings[name] : undefined;
        if (setting === undefined) return notDeclared(facts, name, 'settings');
        if (normalized(setting.value) === normalized(wanted)) return [];
        const data = {
          setting: name,
          domain: facts.domain,
          value: String(setting.value),
          wanted: String(wanted),
          why: why.replace(/\.$/, ''),
        };
        return {
          message: 'wrong',
          data: { ...data, service: service.profile.name },
          at: { ...declaredAt('Dashboard', facts.domain, setting), property: name },
          fix: { title: 'In the dashboard of the service: give the setting the value that the service needs.' },
        };
      }),
    );
  },
});
