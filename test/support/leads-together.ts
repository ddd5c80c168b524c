// Several leads that ask one another, without servers: what is on its way between them is delivered when a test says so.
import { execute } from '../../domain/execute.ts';
import type { MergingEffect } from '../../domain/effect.ts';
import type { Lead } from '../../domain/lead.ts';
import { react } from '../../domain/react.ts';
import { LeadRejection, type RejectionCode } from '../../domain/rejection.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { LeadEvent } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import { as, engine, monday, policy, type Name } from './domain-world.ts';

/** An answer on its way home. */
interface Answer {
  readonly to: string;
  readonly command: LeadCommand;
}

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The code with which this is refused; null where it is not. */
export const refusalCode = (give: () => unknown): RejectionCode | null => {
  try {
    give();
    return null;
  } catch (error) {
    if (error instanceof LeadRejection) return error.code;
    throw error;
  }
};

export class LeadsTogether {
  readonly leads = new Map<string, Lead>();
  readonly events = new Map<string, LeadEvent[]>();
  readonly answers: Answer[] = [];
  /** Every question that was answered with yes: a late repeat of it must change nothing. */
  readonly asked: MergingEffect[] = [];
  now = monday;

  /** The same leads once more, for another way that their story may take. */
  copy(): LeadsTogether {
    const copy = new LeadsTogether();
    for (const [leadId, lead] of this.leads) copy.leads.set(leadId, lead);
    for (const [leadId, events] of this.events) copy.events.set(leadId, events);
    copy.now = this.now;
    return copy;
  }

  /** The sealed fields of contacts are plain tokens here: what a key would do to them is not looked at. */
  do(leadId: string, who: Name | Actor, ...commands: LeadCommand[]): readonly LeadEvent[] {
    const actor = typeof who === 'string' ? as(who) : who;
    return this.#give({ actor, origin: 'live', commands, calendars: [] }, leadId);
  }

  /** The same as history told by an import. */
  import(leadId: string, who: Name, ...commands: LeadCommand[]): void {
    this.#give({ actor: as(who), origin: 'import', commands, calendars: [] }, leadId);
  }

  lead(leadId: string): Lead {
    const lead = this.leads.get(leadId);
    if (lead === undefined) throw new Error(`there is no lead ${leadId}`);
    return lead;
  }

  /** What leads ask of each other now. */
  get effects(): readonly MergingEffect[] {
    return [...this.leads.values()]
      .flatMap((lead) => react(lead, policy).effects)
      .filter((effect) => effect.type === 'absorb' || effect.type === 'unabsorb');
  }

  /**
   * The question reaches the other lead, and its answer sets out. Asked again, an earlier answer no longer arrives: of all
   * attempts of an activity the server hands over the last one alone.
   */
  ask(effect: MergingEffect): void {
    for (const earlier of this.answers.filter(({ to }) => to === effect.leadId))
      this.answers.splice(this.answers.indexOf(earlier), 1);
    const { intoLeadId } = effect;
    const { leadId } = effect;
    const mergeNo = effect.type === 'absorb' ? effect.handover.mergeNo : effect.mergeNo;
    const what: 'Absorb' | 'Unabsorb' = effect.type === 'absorb' ? 'Absorb' : 'Unabsorb';
    try {
      this.do(
        intoLeadId,
        engine,
        effect.type === 'absorb'
          ? { type: 'AbsorbLead', input: effect.handover }
          : { type: 'UnabsorbLead', input: { fromLeadId: leadId, mergeNo } },
      );
      this.asked.push(effect);
      this.answers.push({
        to: leadId,
        command: { type: `${what}Accepted`, input: { intoLeadId, mergeNo } },
      });
    } catch (error) {
      if (!(error instanceof LeadRejection)) throw error;
      const input = { intoLeadId, mergeNo, because: `${error.message} ${error.remedy}` };
      this.answers.push({ to: leadId, command: { type: `${what}Refused`, input } });
    }
  }

  deliver(answer: Answer): void {
    this.do(answer.to, engine, answer.command);
  }

  #give(batch: Parameters<typeof execute>[0], leadId: string): readonly LeadEvent[] {
    const { lead, events } = execute(batch, leadId, this.leads.get(leadId) ?? null, policy, this.now);
    if (lead !== null) this.leads.set(leadId, lead);
    this.events.set(leadId, [...(this.events.get(leadId) ?? []), ...events]);
    return events;
  }

  /** Everything on its way arrives. */
  settle(): this {
    for (let effects = this.effects; effects.length > 0; effects = this.effects) {
      for (const effect of effects) this.ask(effect);
      for (const answer of this.answers.splice(0)) this.deliver(answer);
    }
    return this;
  }
}
