import { microsoftSelectors } from '../../mail/dkim/microsoft-target.ts';
import { unknown, type DkimSigningConfig, type Unknown } from '../../model/index.ts';

export type MicrosoftSelector = (typeof microsoftSelectors)[number];

/** The selector that Exchange Online signs with, or why the export does not say which of the two it is. */
export type ActiveSelector =
  | { readonly known: true; readonly selector: MicrosoftSelector }
  | { readonly known: false; readonly property: string; readonly why: Unknown };

type SelectorProperty = 'SelectorBeforeRotateOnDate' | 'SelectorAfterRotateOnDate';

const notSaid = unknown({ reason: 'undetermined', detail: 'The configuration does not say which selector signs.' });

function named(config: DkimSigningConfig, property: SelectorProperty): ActiveSelector {
  const fact = config[property];
  if (!fact.known) return { known: false, property, why: fact };
  const selector = microsoftSelectors.find((one) => one === fact.value?.trim().toLowerCase());
  return selector === undefined ? { known: false, property, why: notSaid } : { known: true, selector };
}

/**
 * The selector in use at a time (milliseconds since 1970 UTC): one until the date of the rotation and the other from then
 * on (Get-DkimSigningConfig). The date does not matter where both are the same.
 */
export function activeSelector(config: DkimSigningConfig, at: number): ActiveSelector {
  const before = named(config, 'SelectorBeforeRotateOnDate');
  const after = named(config, 'SelectorAfterRotateOnDate');
  if (before.known && after.known && before.selector === after.selector) return before;
  const { RotateOnDate: date } = config;
  if (!date.known) return { known: false, property: 'RotateOnDate', why: date };
  if (date.value === null) return { known: false, property: 'RotateOnDate', why: notSaid };
  return at < date.value ? before : after;
}
