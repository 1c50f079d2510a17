import { sectionKinds } from '../model/index.ts';

/** Kinds of what a finding may be about: the objects of the export, and what is declared or known beside it. */
export const subjectKinds: readonly string[] = [...sectionKinds, 'Dashboard', 'Domain', 'Service', 'VendorProfile'];
