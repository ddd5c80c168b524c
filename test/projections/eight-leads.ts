// Which eight leads does the definition of churn count? Their lives as events, day by day.
import { instant, milliseconds } from '../../domain/time.ts';
import type { Envelope } from '../../events/envelope.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import {
  ada,
  assigned,
  enveloped,
  leadIdOf,
  lost,
  obtained,
  ownerNamed,
  won,
} from '../../bench/projection/lead-story.ts';

const on = (day: string): string => instant(milliseconds(`2026-${day}T10:00:00.000Z`));
const owner = ownerNamed('ben');

const disqualified = (day: string): LeadEvent => ({
  type: 'LeadDisqualified',
  time: on(day),
  data: { enters: 'disqualified', because: 'cannot satisfy', owner: null, by: ada, confirms: null },
});
const nurtured = (day: string): LeadEvent => ({
  type: 'NurtureStarted',
  time: on(day),
  data: {
    ...{ enters: 'nurture', left: 'evaluate', until: on('08-01'), condition: null, keeper: null },
    ...{ formerOwner: null, because: 'not ripe', by: ada },
  },
});
const merged = (day: string, into: number): LeadEvent => ({
  type: 'LeadMerged',
  time: on(day),
  data: { enters: 'merged', intoLeadId: leadIdOf(into) },
});
const reopened = (day: string, from: 'lost' | 'merged'): LeadEvent => ({
  type: 'LeadReopened',
  time: on(day),
  data: { enters: 'evaluate', from, because: 'asked again', by: ada },
});

const lives: readonly (readonly LeadEvent[])[] = [
  [obtained(on('01-05')), assigned(on('01-20'), owner), won(on('03-10'), owner)],
  [
    ...[
      obtained(on('01-08')),
      assigned(on('01-20'), owner),
      lost(on('03-20'), owner),
      reopened('04-15', 'lost'),
    ],
    ...[assigned(on('05-01'), owner, 2), won(on('06-12'), owner)],
  ],
  [obtained(on('01-12')), lost(on('02-25'), null), reopened('05-04', 'lost')],
  [obtained(on('01-15')), nurtured('02-10')],
  [obtained(on('01-20')), assigned(on('01-25'), owner), disqualified('02-02')],
  [
    obtained(on('01-22')),
    merged('01-26', 1),
    reopened('02-05', 'merged'),
    lost(on('06-30'), null, { reason: 'no_budget' }),
  ],
  [obtained(on('01-28')), merged('02-03', 2)],
  [obtained(on('04-10')), lost(on('06-18'), null)],
];

/** The streams of the eight leads, in the order of the example. */
export const eightLeads: readonly (readonly Envelope[])[] = lives.map((life, index) =>
  enveloped(leadIdOf(index + 1), life),
);
