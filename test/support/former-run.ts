// How did a lead stand when its worker went away? Lived up to then without servers, as a run hands itself to the next one.
// No server lets days pass while nobody takes a lead's tasks: such a lead is handed to it as it stood days ago.
import { randomUUID } from 'node:crypto';
import { instant } from '../../domain/time.ts';
import type { Policy } from '../../domain/policy.ts';
import type { LeadCommand } from '../../events/commands/lead-command.ts';
import type { Actor } from '../../events/values.ts';
import { decideBatch } from '../../workflows/decision.ts';
import { append } from '../../workflows/outbox.ts';
import { beginRun, carryOf, reconsider } from '../../workflows/run-state.ts';
import type { LeadInput, LeadRun } from '../../workflows/run-state.ts';
import { batchOf } from './batch.ts';
import { as, engine } from './domain-world.ts';
import type { Name } from './domain-world.ts';

export class FormerRun {
  readonly leadId = randomUUID();
  readonly #run: LeadRun;
  #now: number;

  /** @param now of its first command, epoch milliseconds */
  constructor(policy: Policy, now: number) {
    this.#run = beginRun({ leadId: this.leadId, policy, wake: false, carry: null });
    this.#now = now;
  }

  /** One command after the other, each by itself. */
  do(who: Name | 'engine', ...commands: LeadCommand[]): this {
    for (const command of commands) this.#take(who === 'engine' ? engine : as(who), command);
    return this;
  }

  /** Time passes to `now`; what falls due on the way happens at its instant. */
  until(now: number): this {
    this.#now = now;
    this.#take(engine, { type: 'ReachDeadline', input: { due: instant(now) } });
    return this;
  }

  /** What the next run begins with: all of it is still to be published. */
  handedOn(): LeadInput {
    return { leadId: this.leadId, policy: null, wake: false, carry: carryOf(this.#run) };
  }

  #take(actor: Actor, command: LeadCommand): void {
    const run = this.#run;
    const batch = batchOf('ada', [command], { actor, issuedAt: instant(this.#now) });
    const { lead, policy, outgoing } = decideBatch(run, batch, this.#now);
    run.lead = lead;
    run.policy = policy;
    run.outbox = append(run.outbox, outgoing);
    run.accepted += 1;
    reconsider(run);
  }
}
