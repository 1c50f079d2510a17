import type { Diagnostic, DnsAnswer } from '../../model/index.ts';
import type { Server } from './server.ts';
import { isGivenUp } from './server-patience.ts';

/** What the user should know of the servers of a run: that none of them answers, or which one is away or slow. */
export function serverDiagnostics(servers: readonly Server[], answers: readonly DnsAnswer[]): readonly Diagnostic[] {
  const isSent = ({ server, outcome }: DnsAnswer): boolean => server !== undefined && outcome !== 'answer';
  if (servers.length > 0 && !servers.some(({ hasReplied }) => hasReplied) && answers.some(isSent)) {
    return [noneAnswers(servers)];
  }
  return servers.flatMap((server) => {
    if (isGivenUp(server)) return [away(server)];
    return server.isSlow ? [slow(server, servers.length > 1)] : [];
  });
}

function noneAnswers(servers: readonly Server[]): Diagnostic {
  const names = servers.map(withReason).join(', ');
  const what = servers.some(({ isHeard }) => isHeard) ? 'gives a reply that can be used' : 'answers';
  const message = `No resolver ${what}: ${names}. So nothing is known of the DNS. Check the network, or name a resolver with --resolver.`;
  return { id: 'dns/no-resolver-answers', level: 'warning', message };
}

function withReason({ name, silence }: Server): string {
  if (silence === undefined) return name;
  const { outcome, detail } = silence;
  return `${name} (${outcome}${detail === undefined ? '' : `, ${detail}`})`;
}

function away(server: Server): Diagnostic {
  const message = `The resolver ${withReason(server)} never answered and was given up; the others were asked without it. Check its address, or leave it out.`;
  return { id: 'dns/resolver-away', level: 'warning', message };
}

function slow({ name }: Server, hasOthers: boolean): Diagnostic {
  const consequence = hasOthers ? ' and was asked last from then on' : '';
  const message = `The resolver ${name} left a question without a reply in time${consequence}. If answers are missing, run again or name another one with --resolver.`;
  return { id: 'dns/resolver-slow', level: 'note', message };
}
