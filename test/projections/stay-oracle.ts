// Where did leads stay, and who had them? Read slowly and plainly from envelopes, with nothing of the engine.
import type { Envelope } from '../../events/envelope.ts';

export type Cut =
  'owner' | 'firstOwner' | 'channel' | 'tier' | 'class' | 'grade' | 'kind' | 'industry' | 'currency';

export interface Asked {
  readonly asOf: string;
  readonly asKnown: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly offices: readonly string[] | null;
  readonly only: Readonly<Partial<Record<Cut, string | null>>>;
}

export type Cuts = Readonly<Record<Cut | 'office', string | null>>;

export interface OracleStay {
  readonly leadId: string;
  readonly place: string;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  readonly toPlace: string | null;
  readonly cuts: Cuts;
}

export const way = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'won'];
export const stages = way.slice(0, 5);
export const outcomes = ['won', 'lost', 'disqualified', 'merged'];

/** A value somewhere within an envelope's data; null where there is none. */
export const at = ({ data }: Envelope, ...path: readonly string[]): string | null => {
  let value: unknown = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return null;
    value = Object.entries(value).find(([key]) => key === name)?.[1];
  }
  return typeof value === 'string' ? value : null;
};

export const nameOf = ({ type }: Envelope): string => type.split('.')[1] ?? '';
const has = ({ data }: Envelope, name: string): boolean => data[name] !== null && data[name] !== undefined;

type Word = string | null;

/** How a lead would be cut after these events, read one after the other. */
export const cutsAfter = (events: readonly Envelope[]): Cuts => {
  let place = '';
  let [owner, ownerOffice, tierOffice]: [Word, Word, Word] = [null, null, null];
  let [amount, order]: [Word, Word] = [null, null];
  let [channel, tier, grade, leadClass]: [Word, Word, Word, Word] = [null, null, null, null];
  let [kind, industry]: [Word, Word] = [null, null];
  for (const event of events) {
    const name = nameOf(event);
    const enters = at(event, 'enters');
    if (name === 'LeadObtained' || name === 'LeadEnriched') {
      if (has(event, 'customer')) industry = at(event, 'customer', 'industry');
      if (has(event, 'channel')) channel = at(event, 'channel', 'name');
      if (has(event, 'amount')) amount = at(event, 'amount', 'currency');
      kind = at(event, 'kind');
    }
    if (name === 'NeedConfirmed') kind = 'opportunity';
    if (name === 'LeadTiered') [tier, tierOffice] = [at(event, 'tier'), at(event, 'office', 'officeId')];
    if (name === 'LeadEvaluated') grade = at(event, 'grade');
    if (name === 'LeadClassified') leadClass = at(event, 'class');
    if (name === 'LeadReclaimed' || name === 'LeadReopened') owner = null;
    if (enters !== null) place = enters;
    if (['obtain', 'distribute', 'nurture'].includes(enters ?? '')) owner = null;
    if (name === 'LeadAssigned' && ['evaluate', 'cross_verify', 'convert'].includes(place))
      [owner, ownerOffice] = [at(event, 'owner', 'personId'), at(event, 'owner', 'officeId')];
    if (['won', 'lost', 'disqualified'].includes(enters ?? ''))
      [owner, ownerOffice] = [at(event, 'owner', 'personId'), at(event, 'owner', 'officeId')];
    if (enters === 'won') order = at(event, 'amount', 'currency');
  }
  const [first] = events;
  const submitters = first === undefined ? null : at(first, 'submitter', 'officeId');
  return {
    ...{ owner, channel, tier, grade, class: leadClass, kind, industry },
    office: owner === null ? (tierOffice ?? submitters) : ownerOffice,
    currency: place === 'won' ? (order ?? amount) : amount,
    firstOwner: firstOwnerOf(events, 'infinity'),
  };
};

export const firstOwnerOf = (events: readonly Envelope[], asOf: string): string | null => {
  const given = events.find((event) => nameOf(event) === 'LeadAssigned');
  return given !== undefined && given.time <= asOf ? at(given, 'owner', 'personId') : null;
};

/** The stays of a lead as they were known; what was left only later stands open. */
export const staysOf = (events: readonly Envelope[], { asOf, asKnown }: Asked): readonly OracleStay[] => {
  const moves = events.flatMap((event, index) => {
    const enters = at(event, 'enters');
    const place = enters === null ? [] : [{ event, index, place: enters }];
    return index === 0 && enters !== 'obtain' ? [{ event, index, place: 'obtain' }, ...place] : place;
  });
  const then = asKnown !== null && asKnown < asOf ? asKnown : asOf;
  const isKnown = ({ time, recordedtime }: Envelope): boolean =>
    time <= asOf && (asKnown === null || recordedtime <= asKnown);
  return moves.flatMap(({ event, index, place }, number): OracleStay[] => {
    if (!isKnown(event)) return [];
    const following = moves[number + 1];
    const next = following !== undefined && isKnown(following.event) ? following : undefined;
    const cuts = outcomes.includes(place)
      ? cutsAfter(events.slice(0, index + 1))
      : next !== undefined
        ? cutsAfter(events.slice(0, Math.max(1, next.index)))
        : {
            ...cutsAfter(events.filter(({ time }) => time <= then)),
            firstOwner: firstOwnerOf(events, then),
          };
    return [
      {
        ...{ leadId: event.subject, place, enteredAt: event.time, cuts },
        ...{ leftAt: next?.event.time ?? null, toPlace: next?.place ?? null },
      },
    ];
  });
};

export const isAsked = (
  { cuts }: { readonly cuts: Cuts },
  { offices, only }: Pick<Asked, 'offices' | 'only'>,
): boolean =>
  (offices === null || offices.includes(cuts.office ?? '')) &&
  Object.entries(only).every(([cut, value]) => value === null || cuts[cut as Cut] === value);
