// How good is what each source brings? Counted slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';
import { at, isAsked, nameOf, outcomes, staysOf } from './stay-oracle.ts';
import type { Asked } from './stay-oracle.ts';

/** Whether a finding against the lead stands, of those that had happened and were known. */
export const standsRefuted = (
  events: readonly Envelope[],
  { asOf, asKnown }: Pick<Asked, 'asOf' | 'asKnown'>,
): boolean => {
  const known = events.filter(
    ({ time, recordedtime }) => time <= asOf && (asKnown === null || recordedtime <= asKnown),
  );
  return known.some(
    (event) =>
      nameOf(event) === 'FindingRecorded' &&
      at(event, 'result') === 'refuted' &&
      !known.some(
        (later) => nameOf(later) === 'FindingSuperseded' && at(later, 'findingId') === at(event, 'findingId'),
      ),
  );
};

/** By submitter, or by channel as the lead stood; in any order. */
export const qualityBySlowCount = (
  streams: readonly (readonly Envelope[])[],
  asked: Asked,
  cut: 'channel' | 'submitter',
) => {
  const leads = streams.flatMap((events) => {
    const [first] = events;
    const stood = staysOf(events, asked).at(-1);
    if (first === undefined || stood === undefined || !isAsked(stood, asked)) return [];
    if (asked.from !== null && first.time < asked.from) return [];
    if (asked.to !== null && first.time >= asked.to) return [];
    return [
      {
        value: cut === 'channel' ? stood.cuts.channel : at(first, 'submitter', 'personId'),
        complete: at(first, 'enters') !== 'obtain',
        state: outcomes.includes(stood.place) ? stood.place : 'open',
        ...{ grade: stood.cuts.grade, class: stood.cuts.class, refuted: standsRefuted(events, asked) },
      },
    ];
  });
  return [...new Set(leads.map(({ value }) => value))].map((value) => {
    const own = leads.filter((lead) => lead.value === value);
    const count = (is: (lead: (typeof own)[number]) => boolean): number => own.filter(is).length;
    return {
      ...{ value, obtained: own.length, complete: count(({ complete }) => complete) },
      ...{ merged: count(({ state }) => state === 'merged') },
      ...{ disqualified: count(({ state }) => state === 'disqualified') },
      base: count(({ state }) => state !== 'merged' && state !== 'disqualified'),
      graded: count(({ grade }) => grade !== null),
      good: count(({ grade }) => grade === 'A' || grade === 'B'),
      verified: count((lead) => lead.class === 'credible' || lead.class === 'opportunity'),
      refuted: count(({ refuted }) => refuted),
      ...{ won: count(({ state }) => state === 'won'), lost: count(({ state }) => state === 'lost') },
      open: count(({ state }) => state === 'open'),
    };
  });
};
