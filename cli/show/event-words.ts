// What does each event say, as one line for a person?
import type { Open } from '../../doors/open-schema.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Money } from '../../events/values.ts';
import { moneyWords } from '../money-words.ts';
import { clockWords, isClockEvent } from './clock-words.ts';

/**
 * The event in words, its personal fields opened.
 * @param timeZone in which the instants it names are written
 */
export const eventWords = (event: Open<LeadEvent>, timeZone: string): string => {
  const entered = 'enters' in event.data && event.data.enters !== null ? ` → ${event.data.enters}` : '';
  return `${isClockEvent(event) ? clockWords(event, timeZone) : factWords(event)}${entered}`;
};

type Fact = Exclude<Open<LeadEvent>, Parameters<typeof clockWords>[0]>;

const list = (words: readonly string[]): string => words.join(', ');
const but = (label: string, words: readonly string[]): string =>
  words.length === 0 ? '' : `; ${label}: ${list(words)}`;
const quoted = (text: string | null): string => (text === null ? '' : `: “${text}”`);
const worth = (money: Money | null): string => (money === null ? '' : `, ${moneyWords(money)}`);

const factWords = (event: Fact): string => {
  switch (event.type) {
    case 'LeadObtained': {
      const { customer, need, channel, kind, missing, amount } = event.data;
      return `${kind} of ${customer?.name ?? 'nobody known'} for ${need?.product ?? 'a need not known'}${worth(amount)}, from ${channel?.name ?? 'nowhere known'}${but('missing', missing)}`;
    }
    case 'LeadEnriched': {
      const { customer, need, channel, informant, contacts, amount, expectedDecisionOn } = event.data;
      const told = Object.entries({
        customer,
        need,
        channel,
        informant,
        amount,
        'decision date': expectedDecisionOn,
      });
      const names = told.filter(([, value]) => value !== null).map(([name]) => name);
      return list([...names, ...contacts.map(({ contactId }) => `contact ${contactId}`)]);
    }
    case 'KeyPersonIdentified':
      return `${event.data.contactId} is the demand key person`;
    case 'DuplicateSuspected':
      return `may be the same as ${event.data.otherLeadId}: ${event.data.because}`;
    case 'DuplicateDismissed':
      return `is not the same as ${event.data.otherLeadId}: ${event.data.note}`;
    case 'MergeProposed':
      return `to be merged into ${event.data.intoLeadId}`;
    case 'MergeWithdrawn':
      return `not merged into ${event.data.intoLeadId}: ${event.data.because}`;
    case 'LeadMerged':
      return `merged into ${event.data.intoLeadId}`;
    case 'LeadAbsorbed':
      return `took over ${event.data.fromLeadId}`;
    case 'UnmergeProposed':
      return `to be taken out of ${event.data.intoLeadId}: ${event.data.because}`;
    case 'UnmergeWithdrawn':
      return `stays in ${event.data.intoLeadId}: ${event.data.because}`;
    case 'LeadUnabsorbed':
      return `gave back ${event.data.fromLeadId}`;
    case 'DimensionAssessed':
      return `${event.data.dimension} rated ${event.data.rating}${quoted(event.data.evidence)}`;
    case 'LeadEvaluated': {
      const { grade, score, fit, maturity, missing, verification, basis } = event.data;
      return `grade ${grade}, score ${score}, ${fit} customer, ${maturity}, verification ${verification.replace('_', ' ')}${basis === 'recorded' ? '' : ` (stage ${basis})`}${but('not known', missing)}`;
    }
    case 'VerificationPlanned': {
      const { tier, confirmations, contacts, levels, verifiers } = event.data;
      return `plan of ${tier}: ${confirmations} confirmations, ${contacts} contacts, ${levels.count} levels, ${verifiers} verifiers`;
    }
    case 'VerifierAppointed':
      return `${event.data.verifier.personId}${event.data.because === null ? '' : `: ${event.data.because}`}`;
    case 'FindingRecorded': {
      const { verifier, contactId, angle, result, medium, note } = event.data;
      return `${verifier.personId} with ${contactId}: ${angle} ${result} (${medium})${quoted(note)}`;
    }
    case 'FindingSuperseded':
      return `${event.data.findingId} withdrawn${quoted(event.data.note)}`;
    case 'LeadClassified':
      return `${event.data.class}: ${event.data.because}${but('disputed', event.data.disputed)}`;
    case 'LeadTiered':
      return `${event.data.tier}, ${event.data.office.officeId}: ${list([event.data.rule, ...event.data.reasons])}`;
    case 'LeadPooled':
      return `in the pool of ${event.data.office.officeId} for the role ${event.data.role}: ${event.data.because}`;
    case 'LeadAssigned':
      return `to ${event.data.owner.personId} (${event.data.owner.role}), ${event.data.how}: ${event.data.because}`;
    case 'LeadReleased':
    case 'LeadReclaimed':
      return `from ${event.data.owner.personId}: ${event.data.because}`;
    case 'NurtureStarted':
      return `rests until ${event.data.until.slice(0, 10)}: ${event.data.because}`;
    case 'NurtureEnded':
      return `${event.data.because.replace('_', ' ')}${event.data.note === null ? '' : `: ${event.data.note}`}`;
    case 'TeamFormed':
      return `AR ${event.data.AR ?? '–'}, SR ${event.data.SR ?? '–'}, FR ${event.data.FR ?? '–'}`;
    case 'PlanSet':
      return list(event.data.items.map(({ title, dueOn }) => `${title} by ${dueOn}`));
    case 'PainAssessed': {
      const { painId, stakeholderContactId, level, cost, reasons } = event.data;
      return `${painId} of ${stakeholderContactId}: ${level}${worth(cost)}${quoted(reasons)}`;
    }
    case 'NeedConfirmed':
      return `by ${event.data.contactId} (${event.data.medium})`;
    case 'FollowUpPlanned':
      return `for ${event.data.at.slice(0, 16).replace('T', ' ')} UTC${quoted(event.data.note)}`;
    case 'FollowUpRecorded': {
      const { kind, outcome, begunBy, by, note } = event.data;
      const who = by === null ? 'marketing touch' : `by ${by.personId}, ${outcome.replaceAll('_', ' ')}`;
      return `${kind}, ${who}, begun by ${begunBy === 'us' ? 'us' : 'the customer'}${quoted(note)}`;
    }
    case 'GateDecided':
      return `${event.data.gate}: ${event.data.decision}, ${event.data.note}`;
    case 'MilestoneReached':
      return event.data.milestone.replaceAll('_', ' ');
    case 'OrderWon':
      return `order ${event.data.orderNo}${worth(event.data.amount)}${stated(event.data.basis)}`;
    case 'LeadLost':
      return `${event.data.reason.replaceAll('_', ' ')}${event.data.note === null ? '' : `: ${event.data.note}`}${stated(event.data.basis)}`;
    case 'LeadDisqualified':
      return event.data.because;
    case 'LeadReopened':
      return `after ${event.data.from}: ${event.data.because}`;
    case 'NoteAdded':
      return `“${event.data.note}”`;
    case 'AttachmentAdded': {
      const { attachmentId, fileName, says } = event.data;
      return `${fileName} (${attachmentId})${quoted(says)}`;
    }
    case 'AttachmentRemoved':
      return event.data.attachmentId;
    case 'PlaybookAdopted':
      return `${event.data.to.name} version ${event.data.to.version}, before it ${event.data.from.version}`;
    case 'CalendarAdopted':
      return `of ${event.data.officeId}`;
    case 'PersonalDataErased':
      return event.data.because;
  }
};

const stated = (basis: string): string => (basis === 'recorded' ? '' : ` (date ${basis})`);
