// What does an e-mail say? A subject, plain text and HTML with the same content, in the reader's language and local time.
import { Temporal } from 'temporal-polyfill';
import { majorUnits } from '../../domain/money.ts';
import { milliseconds } from '../../domain/time.ts';
import type { Message, ToldDelivery } from '../channels/channel.ts';
import type { Notice } from '../notice.ts';
import type { Language } from '../subscription.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Words } from './words.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface Reader {
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
}

const spoken: Readonly<Record<Language, Words>> = { en: english, zh: chinese };

export const letterFor = (message: Message, { name, timeZone, language }: Reader): Letter => {
  const words = spoken[language];
  const { kind, deliveries, madeAt } = message;
  const items = deliveries.map((delivery) => itemOf(delivery, words, { timeZone, madeAt }));
  const subject = oneLine(subjectOf(message, words));
  const greeting = words.greeting(name);
  const text = [
    greeting,
    '',
    words.intro[kind],
    ...items.flatMap(({ title, facts, next }) => [
      '',
      title,
      ...facts.map(([field, value]) => `  ${field}: ${value}`),
      `  ${next}`,
    ]),
    '',
  ].join('\n');
  const html = [
    `<!doctype html><html lang="${words.tag}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body>`,
    `<p>${escaped(greeting)}</p><p>${escaped(words.intro[kind])}</p>`,
    ...items.map(
      ({ title, facts, next }) =>
        `<h3>${escaped(title)}</h3><table>${facts
          .map(
            ([field, value]) => `<tr><th align="left">${escaped(field)}</th><td>${escaped(value)}</td></tr>`,
          )
          .join('')}</table><p><code>${escaped(next)}</code></p>`,
    ),
    '</body></html>',
  ].join('\n');
  return { subject, text, html };
};

const subjectOf = ({ kind, deliveries }: Message, words: Words): string => {
  const notice = deliveries[0]?.notice;
  const about = notice?.customer ?? words.unknownCustomer;
  switch (kind) {
    case 'single':
      return words.subject.single(notice === undefined ? '' : words.events[notice.type], about);
    case 'backlog':
      return words.subject.backlog(deliveries.length, about);
    case 'summary':
      return words.subject.summary(deliveries.length);
    case 'digest':
      return words.subject.digest(deliveries.length);
    case 'test':
      return words.subject.test;
  }
};

interface Item {
  readonly title: string;
  readonly facts: readonly (readonly [field: string, value: string])[];
  readonly next: string;
}

const itemOf = (
  { notice }: ToldDelivery,
  words: Words,
  { timeZone, madeAt }: { readonly timeZone: string; readonly madeAt: number },
): Item => {
  const late = madeAt - milliseconds(notice.time);
  const facts: readonly (readonly [field: string, value: string | null])[] = [
    [words.fields.customer, notice.customer],
    [words.fields.product, notice.product],
    [words.fields.amount, amountIn(notice)],
    [words.fields.grade, notice.grade],
    [words.fields.stage, words.stages[notice.stage] ?? notice.stage],
    [words.fields.owner, notice.owner],
    [words.fields.office, notice.office],
    [words.fields.when, `${local(notice.time, timeZone)} (${timeZone})`],
    [
      words.fields.late,
      late < 60_000 ? null : words.lateBy(Math.floor(late / 3_600_000), Math.floor(late / 60_000) % 60),
    ],
    [words.fields.lead, notice.leadId],
  ];
  return {
    title: [words.events[notice.type], clockIn(notice, words)].filter((part) => part !== null).join(': '),
    facts: facts.flatMap(([field, value]) => (value === null ? [] : [[field, value] as const])),
    next: words.next(notice.leadId),
  };
};

const clockIn = ({ type, envelope: { data } }: Notice, words: Words): string | null => {
  const { clock, percent } = data;
  if (typeof clock !== 'string') return null;
  const name = words.clocks[clock] ?? clock;
  if (type === 'ClockBreached') return words.clockAt(name, 100);
  return typeof percent === 'number' ? words.clockAt(name, percent) : name;
};

const amountIn = ({ amount }: Notice): string | null =>
  amount === null ? null : `${majorUnits(amount).toLocaleString('en-US')} ${amount.currency}`;

const local = (at: string, timeZone: string): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');

/** A line break in a subject would begin another header. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').slice(0, 200);

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => `&#${String(sign.codePointAt(0))};`);
