// Which moves are there? The one table of the lifecycle; an event that enters a place must stand in it.
import type { LeadEventType } from '../events/lead-event.ts';
import type { Place, Stage } from '../events/vocabulary.ts';

export type From = Place | 'none';

interface Move {
  readonly from: readonly From[];
  readonly to: readonly Place[];
  readonly by: readonly LeadEventType[];
}

const stages: readonly Stage[] = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert'];
const beforeConvert: readonly Stage[] = ['obtain', 'evaluate', 'cross_verify', 'distribute'];
const open: readonly From[] = [...stages, 'nurture'];

/** In the order of the rules. "Straight back to convert" is for a lead that still has an owner. */
export const moves: readonly Move[] = [
  { from: ['none'], to: ['obtain', 'evaluate'], by: ['LeadObtained'] },
  { from: ['obtain'], to: ['evaluate'], by: ['LeadEnriched', 'DuplicateDismissed', 'LeadAbsorbed'] },
  { from: ['evaluate'], to: ['cross_verify', 'distribute', 'convert'], by: ['LeadEvaluated'] },
  { from: ['cross_verify'], to: ['distribute', 'convert'], by: ['LeadClassified'] },
  { from: ['distribute'], to: ['convert'], by: ['LeadAssigned'] },
  { from: ['cross_verify', 'distribute', 'convert'], to: ['evaluate'], by: ['LeadEvaluated'] },
  {
    from: ['distribute', 'convert'],
    to: ['cross_verify'],
    by: ['FindingRecorded', 'VerifierAppointed'],
  },
  { from: ['distribute'], to: ['cross_verify'], by: ['LeadClassified'] },
  { from: ['convert'], to: ['distribute'], by: ['LeadReleased', 'LeadReclaimed'] },
  {
    from: ['convert'],
    to: ['evaluate', 'cross_verify', 'distribute'],
    by: ['GateDecided'],
  },
  { from: stages, to: ['nurture'], by: ['NurtureStarted'] },
  { from: ['nurture'], to: ['evaluate'], by: ['NurtureEnded'] },
  { from: ['convert'], to: ['won'], by: ['OrderWon'] },
  { from: open, to: ['lost'], by: ['LeadLost'] },
  { from: [...beforeConvert, 'nurture', 'convert'], to: ['disqualified'], by: ['LeadDisqualified'] },
  { from: open, to: ['merged'], by: ['LeadMerged'] },
  { from: ['lost', 'disqualified'], to: ['evaluate'], by: ['LeadReopened'] },
  { from: ['won'], to: ['convert', 'distribute'], by: ['LeadReopened'] },
  { from: ['merged'], to: [...stages, 'nurture'], by: ['LeadReopened'] },
];

/** From where to where by what, for one look-up a move. */
const allowed = new Map<From, Map<Place, Set<LeadEventType>>>();
for (const move of moves)
  for (const from of move.from) {
    const places = allowed.get(from) ?? new Map<Place, Set<LeadEventType>>();
    allowed.set(from, places);
    for (const to of move.to) places.set(to, new Set([...(places.get(to) ?? []), ...move.by]));
  }

/** Whether the table has a row for this move. */
export const isMove = (from: From, to: Place, by: LeadEventType): boolean =>
  allowed.get(from)?.get(to)?.has(by) ?? false;
