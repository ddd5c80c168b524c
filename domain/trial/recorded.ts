// What of a recorded story did people say, and what did the engine conclude from it? Told again, one cause after the other.
import type { LeadEvent, LeadEventType } from '../../events/lead-event.ts';
import { milliseconds } from '../time.ts';

/** One event of a lead as the stream has it. */
export interface Recorded {
  readonly event: LeadEvent;
  /** Workflow time of the decision, epoch milliseconds. */
  readonly recordedAt: number;
  /** The command that caused it: events of one batch share it. */
  readonly batchId: string;
  /** As in the envelope: `person:ada`, `engine:deadline`. */
  readonly actor: string;
}

/**
 * facts: what people said or a date brought, with consequences · asked: somebody had the lead judged · stated: history of an
 * import, without consequences · concluded: what the engine made of the facts before it, or of a clock
 */
export interface Told {
  readonly kind: 'facts' | 'asked' | 'stated' | 'concluded';
  readonly events: readonly LeadEvent[];
  /** The instant as of which it was judged. */
  readonly asOf: number;
}

/** What one command decides together; everything else that people say stands alone. */
const toldTogether: Readonly<Partial<Record<LeadEventType, readonly LeadEventType[]>>> = {
  LeadObtained: ['DuplicateSuspected'],
  DuplicateSuspected: ['DuplicateSuspected'],
  DimensionAssessed: ['LeadDisqualified'],
  FindingRecorded: ['NeedConfirmed'],
  NeedConfirmed: ['OrderWon'],
  LeadReleased: ['LeadPooled'],
  LeadReclaimed: ['LeadPooled'],
};

/** A lead's recorded events in the order of their causes. */
export const toldOf = (recorded: readonly Recorded[]): readonly Told[] =>
  batchesOf(recorded).flatMap((batch) => (tellsStages(batch) ? statedHistory(batch) : causes(batch)));

const batchesOf = (recorded: readonly Recorded[]): readonly (readonly Recorded[])[] => {
  const batches: Recorded[][] = [];
  for (const one of recorded) {
    const last = batches.at(-1);
    if (last?.[0]?.batchId === one.batchId && last[0].recordedAt === one.recordedAt) last.push(one);
    else batches.push([one]);
  }
  return batches;
};

const tellsStages = (batch: readonly Recorded[]): boolean =>
  batch.some(({ event }) => event.type === 'LeadEvaluated' && event.data.basis !== 'recorded');

/** What the engine made of stages that were stated comes as one piece; the rest is fact after fact. */
const statedHistory = (batch: readonly Recorded[]): readonly Told[] => {
  const told: Told[] = [];
  for (const { event, recordedAt } of batch) {
    const last = told.at(-1);
    const isJudged = judgements.includes(event.type);
    const kind = isClockwork(event) ? 'concluded' : 'stated';
    if (isJudged && last?.kind === 'stated' && last.events[0]?.type === 'LeadEvaluated')
      told[told.length - 1] = { ...last, events: [...last.events, event] };
    else told.push({ kind, events: [event], asOf: recordedAt });
  }
  return told;
};

const causes = (batch: readonly Recorded[]): readonly Told[] => {
  const told: Told[] = [];
  batch.forEach(({ event, recordedAt, actor }, index) => {
    const last = told.at(-1);
    const before = batch[index - 1]?.event;
    const asOf = actor === 'engine:deadline' ? milliseconds(event.time) : recordedAt;
    const isFirstOfAPerson = index === 0 && !actor.startsWith('engine:');
    if (isClockwork(event) || (isConclusion(event) && !isFirstOfAPerson))
      told.push({ kind: 'concluded', events: [event], asOf });
    else if (isAskedFor(event, isFirstOfAPerson)) told.push({ kind: 'asked', events: [event], asOf });
    else if (
      last?.kind === 'facts' &&
      before !== undefined &&
      toldTogether[before.type]?.includes(event.type) === true
    )
      told[told.length - 1] = { ...last, events: [...last.events, event] };
    else told.push({ kind: 'facts', events: [event], asOf });
  });
  return told;
};

/** Clocks are compared by themselves: what they told nobody concludes from. */
const isClockwork = ({ type }: LeadEvent): boolean => /^(Clock|Escalation|Breach|Calendar)/u.test(type);

const judgements: readonly LeadEventType[] = [
  'LeadEvaluated',
  'LeadTiered',
  'LeadClassified',
  'VerificationPlanned',
];

/** What somebody asked for by name is no conclusion; nor is a tier that a person, or the step of a clock, set. */
const isConclusion = (event: LeadEvent): boolean => {
  if (event.type === 'LeadEvaluated') return event.data.cause !== 'EvaluateLead';
  if (event.type === 'LeadClassified')
    return event.data.cause !== 'ClassifyLead' && event.data.cause !== 'EvaluateLead';
  if (event.type === 'LeadTiered') return event.data.by === null && event.data.step === null;
  if (event.type === 'NurtureEnded') return event.data.because === 'condition_true';
  return event.type === 'VerificationPlanned';
};

const isAskedFor = (event: LeadEvent, isFirstOfAPerson: boolean): boolean =>
  event.type === 'LeadEvaluated' ||
  event.type === 'LeadClassified' ||
  (isFirstOfAPerson && isConclusion(event));
