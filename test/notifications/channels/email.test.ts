// Does an e-mail arrive, plain and as HTML, in the language of its reader, and under a stable id? On a real SMTP server.
import { SMTPServer } from 'smtp-server';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Message, Outcome } from '../../../notifications/channels/channel.ts';
import { emailChannel } from '../../../notifications/channels/email.ts';
import { noticeOf } from '../../../notifications/notice.ts';
import type { Language } from '../../../notifications/subscription.ts';
import { letterFor } from '../../../notifications/words/letter.ts';
import { begun, escalated, newsOf, noonish, obtainedFor, toMia } from '../lives.ts';

let server: SMTPServer;
let port: number;
let refuse: { code: number } | null;
const letters: { to: string; text: string }[] = [];

beforeEach(async () => {
  letters.length = 0;
  refuse = null;
  server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: (_, __, done) =>
      done(refuse === null ? null : Object.assign(new Error('no'), { responseCode: refuse.code })),
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        letters.push({
          to: session.envelope.rcptTo.map(({ address }) => address).join(),
          text: Buffer.concat(parts).toString('utf8'),
        });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  port = (server.server.address() as AddressInfo).port;
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const message: Message = {
  ...{ messageId: '3f6e5d0a-0000-5000-8000-000000000002', kind: 'single', receiver: 'mia', madeAt: noonish },
  deliveries: [
    {
      ...{ deliveryId: 'd', subscriptionId: 's' },
      notice: noticeOf(newsOf(1, [...begun(noonish), { event: escalated(toMia, noonish - 5_400_000) }])),
    },
  ],
};
const reader = (language: Language) => ({ name: 'Mia Müller', timeZone: 'Europe/London', language });
const send = async (language: Language = 'en'): Promise<Outcome> => {
  const channel = emailChannel({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Leads <leads@example.com>',
    readerOf: async () => ({ ...reader(language), address: 'mia@example.com' }),
  });
  const outcome = await channel.send(message, noonish);
  channel.close();
  return outcome;
};

test('a letter arrives with text and HTML, says that a machine wrote it, and keeps its id', async () => {
  expect(await send()).toEqual({ kind: 'taken' });
  const { to, text } = letters[0]!;
  expect(to).toBe('mia@example.com');
  expect(text).toMatch(/^Subject: Escalation: Company 1/m);
  expect(text).toMatch(/^Content-Type: multipart\/alternative/m);
  expect(text).toMatch(/^Content-Type: text\/plain/m);
  expect(text).toMatch(/^Content-Type: text\/html/m);
  expect(text).toMatch(/^Auto-Submitted: auto-generated/m);
  expect(text).toContain('Message-ID: <3f6e5d0a-0000-5000-8000-000000000002@example.com>');
});

test('both languages say the same, each in its own words and the reader’s local time', () => {
  const [english, chinese] = [letterFor(message, reader('en')), letterFor(message, reader('zh'))];
  expect(english.subject).toBe('Escalation: Company 1');
  expect(chinese.subject).toBe('升级通知：Company 1');
  expect(english.text).toContain('When: 2026-01-05 08:30 (Europe/London)');
  expect(english.text).toContain('Late by: 1 h 30 min');
  expect(chinese.text).toContain('延误: 1 小时 30 分钟');
  for (const { text, html } of [english, chinese])
    for (const word of ['50,000 USD', 'Veridian Procure', message.deliveries[0]!.notice.leadId]) {
      expect(text).toContain(word);
      expect(html).toContain(word);
    }
});

test('a customer’s name is text, never markup or another header', () => {
  const evil = obtainedFor(noonish);
  const name = 'A <script>alert(1)</script>\r\nBcc: all@example.com';
  const notice = noticeOf(
    newsOf(2, [{ event: { ...evil, data: { ...evil.data, customer: { ...evil.data.customer!, name } } } }]),
  );
  const { subject, html } = letterFor(
    { ...message, deliveries: [{ ...message.deliveries[0]!, notice }] },
    reader('en'),
  );
  expect(subject).not.toMatch(/[\r\n]/);
  expect(html).not.toContain('<script');
});

test('what the server says decides: 5xx never, 4xx later, nobody there later', async () => {
  refuse = { code: 550 };
  expect(await send()).toEqual({ kind: 'impossible', because: 'the mail server refused it with 550' });
  refuse = { code: 451 };
  expect(await send()).toMatchObject({ kind: 'away', because: 'the mail server put it off with 451' });
  port = 1;
  expect(await send()).toMatchObject({ kind: 'away' });
});

test('without a server or an address nothing is tried, and the reason is told', async () => {
  const readerOf = async () => null;
  const none = emailChannel({ smtpUrl: null, from: 'x@y', readerOf });
  expect(await none.send(message, noonish)).toEqual({
    kind: 'impossible',
    because: 'no SMTP server is configured',
  });
  const noAddress = emailChannel({ smtpUrl: 'smtp://127.0.0.1:1', from: 'x@y', readerOf });
  expect(await noAddress.send(message, noonish)).toEqual({
    kind: 'impossible',
    because: '"mia" has no e-mail address',
  });
});
