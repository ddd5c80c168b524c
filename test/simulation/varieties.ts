// Which things have to happen in a simulated company? Each by its name, told from the events alone.
import type { LeadEvent, LeadEventType } from '../../events/lead-event.ts';
import {
  Angle,
  ChannelKind,
  Dimension,
  FindingResult,
  Gate,
  LossReason,
  Medium,
  Milestone,
  Relation,
  Tier,
} from '../../events/vocabulary.ts';

type Stream = readonly LeadEvent[];
export type Variety = readonly [name: string, isSo: (stream: Stream) => boolean];

const some =
  <Type extends LeadEventType>(
    type: Type,
    isSo: (data: Extract<LeadEvent, { type: Type }>['data']) => boolean = () => true,
  ) =>
  (stream: Stream): boolean =>
    stream.some((event) => event.type === type && isSo(event.data as never));

const seen =
  (...types: readonly LeadEventType[]): ((stream: Stream) => boolean) =>
  (stream) => {
    let place = 0;
    for (const { type } of stream) if (type === types[place]) place += 1;
    return place === types.length;
  };

const enters = (stream: Stream): readonly string[] =>
  stream.flatMap(({ data }) => ('enters' in data && data.enters !== null ? [data.enters] : []));

const told = (clock: string): ((stream: Stream) => boolean) =>
  some('ClockStopped', (data) => data.clock === clock && data.lateEntry === 'yes');

const each = <Word extends string>(
  what: string,
  words: readonly Word[],
  isSo: (word: Word) => (stream: Stream) => boolean,
): readonly Variety[] => words.map((word) => [`${what} ${word}`, isSo(word)]);

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const stages = ['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert'];
const amountOf = (stream: Stream): number =>
  stream[0]?.type === 'LeadObtained' ? (stream[0].data.amount?.minor ?? 0) / 100 : 0;

export const varieties: readonly Variety[] = [
  ...each('channel', ChannelKind.options, (kind) =>
    some('LeadObtained', ({ channel }) => channel?.kind === kind),
  ),
  ...each('informant', Relation.options, (relation) =>
    some('LeadObtained', ({ informant }) => informant.relation === relation),
  ),
  ...each('finding', FindingResult.options, (result) =>
    some('FindingRecorded', (data) => data.result === result),
  ),
  ...each('angle', Angle.options, (angle) => some('FindingRecorded', (data) => data.angle === angle)),
  ...each('medium', Medium.options, (medium) => some('FindingRecorded', (data) => data.medium === medium)),
  ...each('dimension', Dimension.options, (dimension) =>
    some('DimensionAssessed', (data) => data.dimension === dimension && data.observedAt !== ''),
  ),
  ...each('class', ['preliminary', 'credible', 'opportunity'], (word) =>
    some('LeadClassified', (data) => data.class === word),
  ),
  ...each('grade', ['A', 'B', 'C', 'D'], (word) => some('LeadEvaluated', (data) => data.grade === word)),
  ...each('tier', Tier.options, (tier) => some('LeadTiered', (data) => data.tier === tier)),
  ...each('currency', ['USD', 'EUR', 'GBP', 'CNY', 'MXN'], (currency) =>
    some('LeadObtained', ({ amount }) => amount?.currency === currency),
  ),
  ...each('product', ['Veridian Procure', 'Veridian Connect', 'Veridian Rural Coverage'], (product) =>
    some('LeadObtained', ({ need }) => need?.product === product),
  ),
  ...each('novelty', ['product', 'solution', 'business_model'] as const, (novelty) =>
    some('LeadObtained', ({ need }) => need?.novelty.includes(novelty) === true),
  ),
  ...each(
    'lost for',
    LossReason.options.filter((reason) => reason !== 'not_stated'),
    (reason) => some('LeadLost', (data) => data.reason === reason),
  ),
  ...each('milestone', Milestone.options, (milestone) =>
    some('MilestoneReached', (data) => data.milestone === milestone),
  ),
  ...each('gate', Gate.options, (gate) =>
    some('GateDecided', (data) => data.gate === gate && data.decision === 'go'),
  ),
  ...each('gate decision', ['no_go', 'redirect', 'defer'], (decision) =>
    some('GateDecided', (data) => data.decision === decision),
  ),
  ...each('assigned by being', ['offered', 'claimed', 'distributed', 'reassigned'], (how) =>
    some('LeadAssigned', (data) => data.how === how),
  ),
  ...each('follow-up', ['connected', 'no_answer', 'left_voicemail', 'sent', 'customer_reply'], (outcome) =>
    some('FollowUpRecorded', (data) => data.outcome === outcome),
  ),
  ['an amount below five thousand', (stream) => amountOf(stream) > 0 && amountOf(stream) < 5_000],
  ['an amount above ten million', (stream) => amountOf(stream) > 10_000_000],
  ['an unknown amount', some('LeadObtained', ({ amount }) => amount === null)],
  ['a company with a Chinese name', some('LeadObtained', ({ customer }) => isHan(customer?.name ?? ''))],
  [
    'a missing dimension',
    some('LeadEvaluated', ({ missing }) => missing.some((one) => one.startsWith('dimension.'))),
  ],
  ['stale evidence', some('LeadEvaluated', ({ stale }) => stale.length > 0)],
  ['a customer outside', some('LeadEvaluated', ({ fit }) => fit === 'outside')],
  ['a dispute', some('LeadClassified', ({ disputed }) => disputed.length > 0)],
  ['a finding that is superseded', some('FindingSuperseded')],
  ['a verifier who is appointed', some('VerifierAppointed')],
  ['facts that come later', some('LeadEnriched')],
  ['a pool', some('LeadPooled')],
  ['a lead that is given up', some('LeadReleased')],
  ['an owner who let it rest', some('LeadReclaimed', ({ rule }) => rule === 'rested_too_long')],
  ['an owner who has left', some('LeadReclaimed', ({ rule }) => rule === 'owner_inactive')],
  [
    'somebody passed over who is away',
    some('LeadAssigned', ({ considered }) => considered.some(({ because }) => because === 'is absent')),
  ],
  ['nurture and back', seen('NurtureStarted', 'NurtureEnded')],
  ['nurture and back, then won', seen('NurtureStarted', 'NurtureEnded', 'OrderWon')],
  ['nurture with a condition', some('NurtureStarted', ({ condition }) => condition !== null)],
  ['back to evaluation from convert', (stream) => backFrom(stream, 'convert', 'evaluate')],
  ['back to verification from convert', (stream) => backFrom(stream, 'convert', 'cross_verify')],
  ['back to distribution from convert', (stream) => backFrom(stream, 'convert', 'distribute')],
  ['all five stages in order', (stream) => stages.every((stage) => enters(stream).includes(stage))],
  [
    'a follow-up that is late',
    some('ClockStopped', ({ clock, result }) => clock === 'follow_up' && result === 'met_late'),
  ],
  [
    'a follow-up in time',
    some('ClockStopped', ({ clock, result }) => clock === 'follow_up' && result === 'met'),
  ],
  [
    'a late first contact',
    some('ClockStopped', ({ clock, result }) => clock === 'first_contact' && result === 'met_late'),
  ],
  ['a first contact told after its clock was up', told('first_contact')],
  ['a follow-up told after its clock was up', told('follow_up')],
  ['a clock that an owner paused', some('ClockPaused', ({ by }) => by !== null)],
  ['a pause that ended on its day', some('ClockResumed', ({ because }) => because.includes('pause'))],
  ['a pause that somebody ended', some('ClockResumed', ({ because }) => because.startsWith('resumed by'))],
  ['a breach that is excused', some('BreachExcused')],
  ['an escalation that is answered', some('EscalationAcknowledged')],
  ['a team and a plan', seen('TeamFormed', 'PlanSet')],
  ['a pain', some('PainAssessed')],
  ['a need that is confirmed', some('NeedConfirmed')],
  ['a key person who is found', some('KeyPersonIdentified')],
  ['a follow-up that is planned', some('FollowUpPlanned')],
  [
    'a lead that follows one that has ended',
    some('LeadObtained', ({ previousLeadId }) => previousLeadId !== null),
  ],
  ['a note', some('NoteAdded')],
  ['won', some('OrderWon')],
  ['disqualified by a manager', some('LeadDisqualified', ({ confirms }) => confirms === null)],
  ['disqualified by two people', some('LeadDisqualified', ({ confirms }) => confirms !== null)],
  ['disqualified after it had an owner', seen('LeadAssigned', 'LeadDisqualified')],
  ['reopened after a loss', seen('LeadLost', 'LeadReopened')],
  ['won after a loss', seen('LeadLost', 'LeadReopened', 'OrderWon')],
  ['reopened after an order', seen('OrderWon', 'LeadReopened')],
  ['won again', seen('OrderWon', 'LeadReopened', 'OrderWon')],
  ['reopened after it was disqualified', seen('LeadDisqualified', 'LeadReopened')],
  ['merged', some('LeadMerged')],
  ['taken over', some('LeadAbsorbed')],
  ['merged and taken out again', seen('LeadMerged', 'LeadReopened')],
  ['a duplicate that is none', some('DuplicateDismissed')],
  ['lost from its rest', (stream) => lastPlaceBefore(stream, 'lost') === 'nurture'],
  ['lost before conversion', (stream) => lastPlaceBefore(stream, 'lost') === 'evaluate'],
];

const backFrom = (stream: Stream, from: string, to: string): boolean => {
  const places = enters(stream);
  return places.some((place, index) => place === from && places[index + 1] === to);
};

const lastPlaceBefore = (stream: Stream, end: string): string | undefined => {
  const places = enters(stream);
  return places[places.indexOf(end) - 1];
};
