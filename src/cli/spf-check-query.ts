import type { SpfQuery } from '../mail/spf/check.ts';
import { parseIpAddress } from '../mail/ip-address.ts';
import { visible } from '../text/visible.ts';
import { text, type Args } from './command.ts';

/** The domain of a sender; a text without an at sign is a domain itself (RFC 7208, section 4.3). */
export function senderDomainOf({ mailFrom, helo }: Pick<SpfQuery, 'mailFrom' | 'helo'>): string {
  return mailFrom === '' ? helo : mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
}

function bare(sender: string): string {
  const trimmed = sender.trim();
  return trimmed.startsWith('<') && trimmed.endsWith('>') ? trimmed.slice(1, -1) : trimmed;
}

function problemOfSender(mailFrom: string): string | undefined {
  if (mailFrom === '') return undefined;
  const domain = mailFrom.slice(mailFrom.lastIndexOf('@') + 1);
  if (domain !== '' && (mailFrom.includes('@') || domain.includes('.'))) return undefined;
  return `The sender '${visible(mailFrom)}' has no domain; write --mail-from user@contoso.com.`;
}

/** What the options ask to be checked, or what is wrong with them as a sentence. `now`: milliseconds since 1970. */
export function readSpfQuery(args: Args, now: number): SpfQuery | string {
  const ip = text(args, 'ip')?.trim() ?? '';
  if (ip === '') return 'Name the address of the client: --ip 192.0.2.1.';
  if (parseIpAddress(ip) === undefined) {
    return `'${visible(ip)}' is no IP address; write --ip 192.0.2.1 or --ip 2001:db8::1.`;
  }
  const mailFrom = bare(text(args, 'mail-from') ?? '');
  const problem = problemOfSender(mailFrom);
  if (problem !== undefined) return problem;
  const helo = text(args, 'helo')?.trim() ?? '';
  const domain = text(args, 'domain')?.trim() ?? '';
  if (mailFrom === '' && helo === '') {
    return 'Name the sender: --mail-from user@contoso.com, or --helo mail.contoso.com for mail without one.';
  }
  const receiver = text(args, 'receiver');
  return {
    ip,
    mailFrom,
    helo: helo === '' ? senderDomainOf({ mailFrom, helo }) : helo,
    ...(domain === '' ? {} : { domain }),
    ...(receiver === undefined ? {} : { receiver }),
    time: Math.floor(now / 1000),
  };
}
