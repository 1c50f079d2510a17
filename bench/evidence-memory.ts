import { askAll } from './ask-all.ts';
import { evidenceQuestions } from './evidence-zone.ts';

/** Asks everything once at the port that it is given, and prints the highest resident memory of this process in KiB. */
await askAll(evidenceQuestions(), Number(process.argv[2]));
console.log(process.resourceUsage().maxRSS);
