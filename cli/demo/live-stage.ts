// How is a story played for real? Through the doors that users have, watched in the read model that users read.
import { setTimeout as pause } from 'node:timers/promises';
import { DoorRejection } from '../../doors/door-rejection.ts';
import type { Engine } from '../../doors/engine.ts';
import { commandIdOf } from '../../doors/ids.ts';
import { send } from '../../doors/lead-door.ts';
import type { OpenCommand } from '../../doors/open-command.ts';
import { actorOf } from '../../doors/organisation/organisation.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import { claim, distribute } from '../../doors/ownership.ts';
import type { Lead } from '../../domain/lead.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { leadOf } from '../../projections/lead/queries.ts';
import { patienceMs, patiently } from './patience.ts';
import { StoryStopped } from './stage.ts';
import type { Stage } from './stage.ts';

/** What the stories of a demo add up to. */
export class Tally {
  /** Commands that were accepted. */
  commands = 0;
  /** Claims that came too late. */
  tooLate = 0;
  /** When any of the leads came on, epoch milliseconds. */
  movedAt = Date.now();
}

interface Surroundings {
  readonly engine: Engine;
  readonly organisation: Organisation;
  readonly playbook: string;
  readonly tally: Tally;
}

const lookEveryMs = 150;
/** How a claim is refused when somebody else was faster. */
const faster: ReadonlySet<string> = new Set(['ownership_moved_on', 'already_owned', 'not_in_pool']);

export class LiveStage implements Stage {
  readonly leadId: string;
  readonly organisation: Organisation;
  readonly #surroundings: Surroundings;
  #steps = 0;
  /** The last seq that the lead told us of: readers who have not come there see an older lead. */
  #seq = 0;
  #seenSeq = 0;

  constructor(leadId: string, surroundings: Surroundings) {
    this.leadId = leadId;
    this.organisation = surroundings.organisation;
    this.#surroundings = surroundings;
  }

  now(): number {
    return Date.now();
  }

  async give(personId: string, commands: readonly OpenCommand[]): Promise<void> {
    const { engine, playbook } = this.#surroundings;
    const [leadId, commandId] = [this.leadId, this.#nextCommandId()];
    const actor = actorOf(this.organisation, personId);
    this.#took(
      await patiently(() =>
        send(engine, { leadId, commandId, actor, commands, playbook, duplicates: 'not looked for' }),
      ),
      commands.length,
    );
  }

  async claim(personId: string): Promise<'claimed' | 'too late'> {
    const { engine, tally } = this.#surroundings;
    const [leadId, commandId] = [this.leadId, this.#nextCommandId()];
    try {
      this.#took(await patiently(() => claim(engine, { leadId, commandId, personId })), 1);
      return 'claimed';
    } catch (failure) {
      if (!(failure instanceof DoorRejection) || !faster.has(failure.code)) throw failure;
      tally.tooLate += 1;
      return 'too late';
    }
  }

  async distribute(byPersonId: string, toPersonId: string, reason: string): Promise<void> {
    const { engine } = this.#surroundings;
    const giving = { leadId: this.leadId, commandId: this.#nextCommandId(), personId: toPersonId, reason };
    const actor = actorOf(this.organisation, byPersonId);
    this.#took(await patiently(() => distribute(engine, { ...giving, actor })), 1);
  }

  /** Waits as long as any lead comes on: a machine with much else to do tells them all late. */
  async until(what: string, isSo: (lead: Lead) => boolean): Promise<Lead> {
    const { engine, tally } = this.#surroundings;
    const began = Date.now();
    while (Date.now() < Math.max(began, tally.movedAt) + patienceMs) {
      const seen = await patiently(() => leadOf(engine.pool, this.leadId));
      this.#note(seen?.seq ?? 0);
      if (seen !== null && seen.seq >= this.#seq && isSo(seen.lead)) return seen.lead;
      await pause(lookEveryMs);
    }
    throw new StoryStopped(
      `The lead was to ${what}, and did not; for ${patienceMs / 1_000} s no lead came on at all.`,
    );
  }

  /** The same step of the same lead always has the same id: sent again it counts once. */
  #nextCommandId(): string {
    this.#steps += 1;
    return commandIdOf('demo', this.leadId, String(this.#steps));
  }

  /** How far the readers of this lead have come. */
  #note(seq: number): void {
    if (seq <= this.#seenSeq) return;
    this.#seenSeq = seq;
    this.#surroundings.tally.movedAt = Date.now();
  }

  #took({ seq }: Receipt, commands: number): void {
    this.#seq = Math.max(this.#seq, seq);
    this.#surroundings.tally.commands += commands;
  }
}
