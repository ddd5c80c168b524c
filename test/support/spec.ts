// A test of the domain as a sentence: given a life so far, when somebody asks, then this happens.
import assert from 'node:assert/strict';
import { execute } from '../../domain/execute.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Playbook } from '../../domain/playbook.ts';
import type { Policy } from '../../domain/policy.ts';
import { LeadRejection, type RejectionCode } from '../../domain/rejection.ts';
import type { Calendar } from '../../events/commands/batch.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { EventOf, LeadEvent, LeadEventType } from '../../events/lead-event.ts';
import type { Actor } from '../../events/values.ts';
import type { Origin } from '../../events/vocabulary.ts';
import { as, engine, leadId, monday, policy as defaultPolicy, type Name } from './domain-world.ts';

/** A life that can be told step by step; each step acts at the instant the life has reached. */
export class Life {
  readonly events: LeadEvent[] = [];
  lead: Lead | null = null;
  now = monday;
  policy: Policy;

  constructor(policy: Policy = defaultPolicy) {
    this.policy = policy;
  }

  /** Somebody gives commands; they stand or fall together. */
  do(who: Name | Actor, ...commands: LeadCommand[]): this {
    this.#run(typeof who === 'string' ? as(who) : who, 'live', commands);
    return this;
  }

  import(who: Name, ...commands: LeadCommand[]): this {
    this.#run(as(who), 'import', commands);
    return this;
  }

  /** The administrator has the lead follow this playbook, which a door would bring along. */
  adopt(playbook: Playbook, who: Name = 'adam'): this {
    const { name, version } = playbook;
    this.#run(as(who), 'live', [{ type: 'AdoptPlaybook', input: { name, version } }], { playbook });
    return this;
  }

  /** An office comes to work at other times; its calendar comes along with a command. */
  works(calendar: Calendar, who: Name | Actor = engine, ...commands: LeadCommand[]): this {
    const { officeId, hash: calendarHash } = calendar;
    const adopt = { type: 'AdoptCalendar' as const, input: { officeId, calendarHash } };
    const given = commands.length === 0 ? [adopt] : commands;
    this.#run(typeof who === 'string' ? as(who) : who, 'live', given, { calendars: [calendar] });
    return this;
  }

  /** Time passes to `now`; whatever falls due on the way happens at its instant. */
  until(now: number): this {
    this.now = now;
    this.#run(engine, 'live', [{ type: 'ReachDeadline', input: { due: new Date(now).toISOString() } }]);
    return this;
  }

  after(ms: number): this {
    return this.until(this.now + ms);
  }

  /** The lead must exist by now. */
  get known(): Lead {
    assert.ok(this.lead, 'the lead has not been obtained');
    return this.lead;
  }

  get types(): LeadEventType[] {
    return this.events.map(({ type }) => type);
  }

  all<Type extends LeadEventType>(type: Type): EventOf<Type>[] {
    return this.events.filter((event): event is EventOf<Type> => event.type === type);
  }

  /** Data of the latest event of this type; there must be one. */
  last<Type extends LeadEventType>(type: Type): EventOf<Type>['data'];
  last(type: LeadEventType): LeadEvent['data'] {
    const event = this.events.findLast((told) => told.type === type);
    assert.ok(event, `no ${type} happened; there were ${this.types.join(', ')}`);
    return event.data;
  }

  stage(stage: Lead['standing']['stage']): this {
    assert.equal(this.known.standing.stage, stage);
    return this;
  }

  /** The command is refused with this code, and nothing has changed. */
  refused(code: RejectionCode, who: Name | Actor, ...commands: LeadCommand[]): this {
    const before = this.lead;
    assert.throws(
      () => this.do(who, ...commands),
      (error) => error instanceof LeadRejection && (assert.equal(error.code, code, error.message), true),
    );
    assert.equal(this.lead, before);
    return this;
  }

  /** The command is accepted and makes no event. */
  nothing(who: Name | Actor, ...commands: LeadCommand[]): this {
    const before = this.events.length;
    this.do(who, ...commands);
    assert.deepEqual(this.types.slice(before), []);
    return this;
  }

  #run(
    actor: Actor,
    origin: Origin,
    commands: LeadCommand[],
    brought: { readonly playbook?: Playbook; readonly calendars?: Calendar[] } = {},
  ): void {
    const { playbook, calendars = [] } = brought;
    const executed = execute(
      { actor, origin, commands, calendars, playbook: playbook === undefined ? null : { ...playbook } },
      leadId,
      this.lead,
      this.policy,
      this.now,
    );
    this.lead = executed.lead;
    this.policy = executed.policy;
    this.events.push(...executed.events);
  }
}

export const life = (policy?: Policy): Life => new Life(policy);
