import { date, text } from './property.ts';

/** Properties that nearly every cmdlet object carries. */
export const commonProperties = {
  Name: text('Display name; not unique among transport rules.'),
  Identity: text('Identity by which cmdlets address the object; normally the name.'),
  Guid: text('Unique id of the object; survives renaming.'),
  DistinguishedName: text('Directory path of the object.'),
  WhenChangedUTC: date('Time of the last change.'),
  WhenCreatedUTC: date('Time of creation.'),
} as const;
