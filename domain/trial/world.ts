// What would a lead have been judged to be, had another playbook been in force? Its facts as recorded, its judgements anew.
import type { LeadEvent } from '../../events/lead-event.ts';
import { consequences } from '../consequences.ts';
import type { LeadContext } from '../decide-context.ts';
import { evaluate } from '../evaluation/evaluate.ts';
import { evolve } from '../evolve.ts';
import type { Lead } from '../lead.ts';
import type { Playbook } from '../playbook.ts';
import type { Policy } from '../policy.ts';
import { nextDue } from '../service-levels/due.ts';
import { tierOf } from '../tiering.ts';
import { instant } from '../time.ts';
import { classify } from '../verification/classify.ts';
import type { Told } from './recorded.ts';
import { Validity } from './validity.ts';

/** What the engine makes of a lead's facts; all else of it is as people said, and stands where it was recorded to stand. */
export type Judged = Pick<Lead, 'evaluation' | 'tier' | 'plan' | 'classification'>;

const nothingJudged: Judged = { evaluation: null, tier: null, plan: null, classification: null };

/** Conclusions that follow one another beyond this are a mistake of ours. */
const longestChain = 200;

/** The policy of this world, and the playbook that was in force when it happened. */
export interface Policies {
  readonly policy: Policy;
  readonly recorded: Playbook;
}

export class World {
  judged: Judged = nothingJudged;
  readonly #validity = new Validity();

  /** The recorded lead with what this world makes of it. */
  seen(recorded: Lead): Lead {
    return { ...this.#validity.dated(recorded), ...this.judged };
  }

  /** What turned stale, or lost its class by age alone, until `asOf`. */
  age(recorded: Lead, policy: Policy, asOf: number): void {
    for (let rounds = 0; rounds < longestChain; rounds += 1) {
      // Clocks and rests are as recorded: only age is asked here.
      const lead = { ...this.seen(recorded), clocks: {} };
      const due = nextDue(lead, policy.playbook);
      if (due?.kind !== 'expiry' || due.at > asOf) return;
      const following = consequences(contextOf(lead, policy, due.at), 'expiry', instant(due.at));
      if (following.length === 0) return;
      this.#conclude(lead, following, policy, due.at);
    }
  }

  /** @param before the recorded lead before this was told; null for its first event */
  hear(before: Lead | null, told: Told, policies: Policies, leadId: string): void {
    const { policy } = policies;
    const { kind, events, asOf } = told;
    if (kind === 'concluded') return;
    const lead = before === null ? null : this.seen(before);
    if (kind === 'facts') {
      const dated =
        lead === null || before === null
          ? events
          : events.map((event) => this.#validity.of(event, { before, lead, ...policies }));
      const after = dated.reduce<Lead | null>((one, event) => evolve(one, event, leadId), lead);
      if (after !== null) this.#follow(after, events, policy, asOf);
      return;
    }
    if (lead === null) {
      const after = events.reduce<Lead | null>((one, event) => evolve(one, event, leadId), null);
      if (after !== null) this.judged = judgedOf(after);
      return;
    }
    if (kind === 'stated') {
      const after = restated(lead, events, policy, asOf).reduce(
        (one, event) => evolve(one, event, leadId),
        lead,
      );
      this.judged = judgedOf(after);
      return;
    }
    const asked = events.flatMap((event) => askedAgain(lead, event, policy, asOf));
    this.#conclude(lead, asked, policy, asOf);
  }

  #conclude(lead: Lead, events: readonly LeadEvent[], policy: Policy, asOf: number): void {
    const after = events.reduce((one, event) => evolve(one, event, lead.leadId), lead);
    this.#follow(after, events, policy, asOf);
  }

  /** As a batch does: what follows from the first of these that has consequences, until nothing more follows. */
  #follow(lead: Lead, told: readonly LeadEvent[], policy: Policy, asOf: number): void {
    let [after, next] = [lead, told];
    for (let rounds = 0; rounds < longestChain && next.length > 0; rounds += 1) {
      const context = contextOf(after, policy, asOf);
      let following: readonly LeadEvent[] = [];
      for (const { type } of next) {
        following = consequences(context, type, instant(asOf));
        if (following.length > 0) break;
      }
      after = following.reduce((one, event) => evolve(one, event, lead.leadId), after);
      next = following;
    }
    this.judged = judgedOf(after);
  }
}

const judgedOf = ({ evaluation, tier, plan, classification }: Lead): Judged => ({
  evaluation,
  tier,
  plan,
  classification,
});

const contextOf = (lead: Lead, policy: Policy, now: number): LeadContext => ({
  leadId: lead.leadId,
  lead,
  policy,
  calendarsBefore: policy.calendars,
  brought: null,
  now,
  actor: { kind: 'engine', rule: 'trial' },
  origin: 'live',
  stagesStated: false,
});

/** The stages of an import are stated; what they are judged to be worth is not. */
const restated = (
  lead: Lead,
  events: readonly LeadEvent[],
  { playbook }: Policy,
  asOf: number,
): readonly LeadEvent[] => {
  const tiered = tierOf(lead, playbook, asOf);
  return events.map((event): LeadEvent => {
    if (event.type === 'LeadEvaluated')
      return { ...event, data: { ...event.data, ...evaluate(lead, playbook, asOf, tiered.tier) } };
    return event.type === 'LeadTiered' && event.data.by === null
      ? { ...event, data: { ...tiered, by: null } }
      : event;
  });
};

/** That it was asked for is a fact, and so is where it sent the lead; the answer is the playbook's. */
const askedAgain = (lead: Lead, event: LeadEvent, policy: Policy, asOf: number): readonly LeadEvent[] => {
  const { playbook } = policy;
  if (event.type === 'LeadClassified' && event.data.cause === 'ClassifyLead') {
    const { class: given, missing, disputed } = classify(lead, playbook, asOf);
    return [
      { ...event, data: { ...event.data, class: given, missing: [...missing], disputed: [...disputed] } },
    ];
  }
  const sentBack = event.type === 'LeadEvaluated' && event.data.reasons.at(-1)?.startsWith('sent back: ');
  if (event.type === 'LeadEvaluated' && sentBack === true) {
    const judgement = evaluate(lead, playbook, asOf, lead.tier?.tier ?? playbook.tiering.otherwise);
    const reasons = [...judgement.reasons, event.data.reasons.at(-1) ?? ''];
    return [{ ...event, data: { ...event.data, ...judgement, reasons } }];
  }
  return consequences(contextOf(lead, policy, asOf), 'EvaluateLead', instant(asOf));
};
