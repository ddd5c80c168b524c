// How is a person told by e-mail? Over an SMTP server, in their language, plain and as HTML.
import { createTransport } from 'nodemailer';
import { letterFor, type Reader } from '../words/letter.ts';
import type { Outcome, SendMessage } from './channel.ts';

export interface EmailReader extends Reader {
  readonly address: string;
}

export interface EmailOptions {
  /** `smtp://user:password@host:port` or `smtps://…`; null where no server is configured. */
  readonly smtpUrl: string | null;
  readonly from: string;
  /** Null where the person is not known, has left or has no address. */
  readonly readerOf: (personId: string) => Promise<EmailReader | null>;
}

export interface EmailChannel {
  readonly send: SendMessage;
  close(): void;
}

export const emailChannel = ({ smtpUrl, from, readerOf }: EmailOptions): EmailChannel => {
  const transport =
    smtpUrl === null
      ? null
      : createTransport(smtpUrl, {
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 20_000,
        } as object);
  return {
    send: async (message) => {
      if (transport === null) return { kind: 'impossible', because: 'no SMTP server is configured' };
      const reader = await readerOf(message.receiver);
      if (reader === null)
        return { kind: 'impossible', because: `"${message.receiver}" has no e-mail address` };
      const { subject, text, html } = letterFor(message, reader);
      const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>$/, '');
      try {
        await transport.sendMail({
          ...{ from, to: { name: reader.name, address: reader.address }, subject, text, html },
          // The same however often it is tried: mail programs show it once.
          messageId: `<${message.messageId}@${domain}>`,
          date: new Date(message.madeAt),
          headers: { 'Auto-Submitted': 'auto-generated' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { kind: 'taken' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport?.close(),
  };
};

/** 5xx means never, 4xx means later (RFC 5321); anything else is the network. The server's words may name the address. */
const outcomeOf = (error: unknown): Outcome => {
  const code = error instanceof Error && 'responseCode' in error ? error.responseCode : undefined;
  const what = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown failure';
  // A wrong password is the operator's mistake, not the letter's: it goes out when that is mended.
  if (typeof code === 'number' && code >= 500 && what !== 'EAUTH')
    return { kind: 'impossible', because: `the mail server refused it with ${code}` };
  if (typeof code === 'number')
    return { kind: 'away', because: `the mail server put it off with ${code}`, retryAfterMs: null };
  return { kind: 'away', because: `the mail server cannot be reached (${what})`, retryAfterMs: null };
};
