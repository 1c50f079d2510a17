import type { Diagnostic, DnsAnswer } from '../../model/index.ts';
import type { Server } from './server.ts';

/** What the user should know of the servers of a run: that none of them answers, or which one is slow. */
export function serverDiagnostics(servers: readonly Server[], answers: readonly DnsAnswer[]): readonly Diagnostic[] {
  const isSent = ({ server, outcome }: DnsAnswer): boolean => server !== undefined && outcome !== 'answer';
  if (servers.length > 0 && !servers.some(({ hasReplied }) => hasReplied) && answers.some(isSent)) {
    return [noneAnswers(servers)];
  }
  return servers.filter(({ isSlow }) => isSlow).map((server) => slow(server, servers.length > 1));
}

function noneAnswers(servers: readonly Server[]): Diagnostic {
  const names = servers.map(({ name }) => name).join(', ');
  const message = `No resolver answers (${names}), so nothing is known of the DNS. Check the network, or name a resolver with --resolver.`;
  return { id: 'dns/no-resolver-answers', level: 'warning', message };
}

function slow({ name }: Server, hasOthers: boolean): Diagnostic {
  const consequence = hasOthers ? ' and was asked last from then on' : '';
  const message = `The resolver ${name} left a question without a reply in time${consequence}. If answers are missing, run again or name another one with --resolver.`;
  return { id: 'dns/resolver-slow', level: 'note', message };
}
