// Where are the lives played? Commands are decided by the domain itself; what it asks of the world is answered here at once.
import { execute } from '../domain/execute.ts';
import { sealEnvelope } from '../domain/envelope.ts';
import { evolve } from '../domain/evolve.ts';
import type { MergingEffect } from '../domain/effect.ts';
import { officeOf } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import { react } from '../domain/react.ts';
import { LeadRejection } from '../domain/rejection.ts';
import { instant } from '../domain/time.ts';
import { localDay } from '../domain/working-time/arithmetic.ts';
import { LeadCommand } from '../events/commands/lead-command.ts';
import type { Envelope } from '../events/envelope.ts';
import type { LeadEvent } from '../events/lead-event.ts';
import type { Actor } from '../events/values.ts';
import { commandIdOf, traceOf } from '../doors/ids.ts';
import type { OpenCommand } from '../doors/open-command.ts';
import { personOf } from '../doors/organisation/organisation.ts';
import { resealed } from '../doors/resealing.ts';
import { seal } from '../doors/sealing.ts';
import type { AnswerSheet } from './answers.ts';
import type { Company } from './company.ts';
import { followCourse } from './course.ts';
import type { Effects, Shown } from './effects.ts';
import type { Life, World } from './life.ts';

export class Stage implements World {
  readonly company: Company;
  readonly effects: Effects;
  readonly lives = new Map<string, Life>();
  /** What has happened and is not taken yet, in order of time. */
  readonly happened: Envelope[] = [];
  /** Lives that something has happened to since somebody last looked. */
  readonly touched = new Set<Life>();
  /** Commands that were refused. */
  refused = 0;
  readonly #answers: AnswerSheet;
  readonly #claims = new Map<string, { readonly day: number; readonly count: number }>();

  constructor(company: Company, effects: Effects, answers: AnswerSheet) {
    this.company = company;
    this.effects = effects;
    this.#answers = answers;
  }

  give(life: Life, personId: string, commands: readonly OpenCommand[], at: number): 'accepted' | 'refused' {
    const sealed = commands.map((command) => seal(LeadCommand, command, life.key));
    return this.#take(life, this.company.actor(personId), sealed, at);
  }

  /** Whatever is due by now happens. */
  reachDeadline(life: Life, at: number): void {
    this.#take(life, engine('deadline'), [{ type: 'ReachDeadline', input: { due: instant(at) } }], at);
  }

  lifeOf(leadId: string): Life | undefined {
    return this.lives.get(leadId);
  }

  decided(shown: Shown, fate: 'won' | 'lost'): void {
    this.#answers.decided(shown, fate);
  }

  claimsOn(personId: string, at: number): number {
    const claims = this.#claims.get(personId);
    return claims?.day === this.#dayOf(personId, at) ? claims.count : 0;
  }

  #take(life: Life, actor: Actor, commands: LeadCommand[], at: number): 'accepted' | 'refused' {
    const answer = this.#decide(life, actor, commands, at);
    if (answer instanceof LeadRejection) {
      life.done.refusals += 1;
      this.refused += 1;
      return 'refused';
    }
    this.#follow(life, at);
    return 'accepted';
  }

  /** The rejection, or null where it was decided and told. */
  #decide(life: Life, actor: Actor, commands: LeadCommand[], at: number): LeadRejection | null {
    const batch = { actor, origin: 'live' as const, commands, calendars: [] };
    try {
      const { events } = execute(batch, life.leadId, life.lead, this.company.policy, at);
      life.batches += 1;
      this.#tell(life, events, actor, at);
      return null;
    } catch (failure) {
      if (failure instanceof LeadRejection) return failure;
      throw failure;
    }
  }

  /** Nobody is to be told of what is only played: on the stream it is history. */
  #tell(life: Life, events: readonly LeadEvent[], actor: Actor, at: number): void {
    const commandId = commandIdOf('simulation', life.leadId, String(life.batches));
    const traceparent = traceOf(commandId);
    const batch = { commandId, actor, origin: 'import' as const, correlationId: null, traceparent };
    const recordedAt = instant(at);
    for (const event of events) {
      const lead: Lead = evolve(life.lead, event, life.leadId);
      life.lead = lead;
      const office = lead.tier === null ? '' : officeOf(lead);
      this.happened.push(
        sealEnvelope({ leadId: life.leadId, seq: lead.seq, event, recordedAt, batch, office }),
      );
      followCourse(life, event, lead, this.company.calendarOf);
      if (event.type === 'LeadAssigned' && event.data.how === 'claimed')
        this.#countClaim(event.data.owner.personId, at);
    }
    this.touched.add(life);
  }

  /** Effects, by the same rules as a worker runs them, until the lead asks for nothing more. */
  #follow(life: Life, at: number): void {
    const { capacities, policy } = this.company;
    const { effects } = react(life.lead, policy);
    for (const effect of effects) {
      if (effect.type === 'confirmReservation') capacities.give(effect, at);
      if (effect.type === 'releaseCapacity') capacities.free(effect);
    }
    for (const effect of effects) {
      if (effect.type === 'findOwner') {
        this.#take(life, engine('find-owner'), [capacities.findOwner(effect, at)], at);
        return;
      }
      if (effect.type === 'absorb' || effect.type === 'unabsorb') {
        this.#take(life, engine('merge'), [this.#askOther(life, effect, at)], at);
        return;
      }
    }
  }

  /** The other lead does it, or says why not. */
  #askOther(life: Life, effect: MergingEffect, at: number): LeadCommand {
    const { intoLeadId } = effect;
    const other = this.lives.get(intoLeadId);
    const refusal = other === undefined ? 'That lead has ended.' : this.#askedOf(other, life, effect, at);
    if (effect.type === 'absorb') {
      const { mergeNo } = effect.handover;
      return refusal === null
        ? { type: 'AbsorbAccepted', input: { intoLeadId, mergeNo } }
        : { type: 'AbsorbRefused', input: { intoLeadId, mergeNo, because: refusal } };
    }
    const { mergeNo } = effect;
    return refusal === null
      ? { type: 'UnabsorbAccepted', input: { intoLeadId, mergeNo } }
      : { type: 'UnabsorbRefused', input: { intoLeadId, mergeNo, because: refusal } };
  }

  #askedOf(other: Life, life: Life, effect: MergingEffect, at: number): string | null {
    const command: LeadCommand =
      effect.type === 'absorb'
        ? {
            type: 'AbsorbLead',
            input: { ...effect.handover, contacts: resealed(effect.handover.contacts, life.key, other.key) },
          }
        : { type: 'UnabsorbLead', input: { fromLeadId: life.leadId, mergeNo: effect.mergeNo } };
    const answer = this.#decide(other, engine('merge'), [command], at);
    if (answer !== null) return `${answer.message} ${answer.remedy}`;
    this.#follow(other, at);
    return null;
  }

  #countClaim(personId: string, at: number): void {
    const count = this.claimsOn(personId, at) + 1;
    this.#claims.set(personId, { day: this.#dayOf(personId, at), count });
  }

  #dayOf(personId: string, at: number): number {
    const { calendarOf, organisation } = this.company;
    return localDay(calendarOf(personOf(organisation, personId).officeId), at);
  }
}

const engine = (rule: string): Actor => ({ kind: 'engine', rule });
