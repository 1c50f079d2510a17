import type { Notification } from 'sarif';

import { type Check, isSentence, issue } from './issue.ts';

export const notificationCheck: Check = function* ({ run }) {
  const known = new Set((run.tool.driver.notifications ?? []).map(({ id }) => id));
  for (const descriptor of run.tool.driver.notifications ?? []) {
    if (!descriptor.help?.text || !descriptor.shortDescription?.text) {
      yield issue('notification-help', '/runs/0/tool/driver/notifications', descriptor.id);
    }
  }
  const { executionSuccessful, toolConfigurationNotifications, toolExecutionNotifications } =
    run.invocations?.[0] ?? {};
  const all: Notification[] = [...(toolConfigurationNotifications ?? []), ...(toolExecutionNotifications ?? [])];
  for (const [index, { descriptor, level, message, associatedRule }] of all.entries()) {
    const where = `/runs/0/invocations/0/notifications/${index}`;
    if (!known.has(descriptor?.id ?? '')) yield issue('notification-descriptor', where, String(descriptor?.id));
    if (!isSentence(message.text ?? '')) yield issue('notification-message', where, String(message.text));
    if (level === 'error' && executionSuccessful === true) yield issue('notification-error', where, 'yet successful');
    const rule = associatedRule === undefined ? undefined : run.tool.driver.rules?.[associatedRule.index ?? -1];
    if (associatedRule !== undefined && rule?.id !== associatedRule.id) {
      yield issue('notification-rule', where, String(associatedRule.id));
    }
  }
  if (executionSuccessful === false && !all.some(({ level }) => level === 'error')) {
    yield issue('failed-without-error', '/runs/0/invocations/0', 'findings do not make a run fail');
  }
};
