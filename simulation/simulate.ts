// How are all lives lived at once? One moment after the other, whoever's comes first: so that a place taken is taken for all.
import { nextDue } from '../domain/service-levels/due.ts';
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { Envelope } from '../events/envelope.ts';
import type { Span } from './absences.ts';
import type { AnswerSheet } from './answers.ts';
import { arrivalsOf, obtainedBy } from './arrivals.ts';
import type { Arrival } from './arrivals.ts';
import type { Company } from './company.ts';
import type { Effects } from './effects.ts';
import type { KeysFor } from './keys.ts';
import { tracks } from './life.ts';
import type { Former, Life, Scene } from './life.ts';
import { queueOf } from './queue.ts';
import { Stage } from './stage.ts';
import { think } from './thinking.ts';

export interface SimulationOrder {
  readonly company: Company;
  readonly seed: number;
  readonly leads: number;
  readonly span: Span;
  /** Share of leads that the first talk ends, from 0 to 1. */
  readonly unfit: number;
  readonly effects: Effects;
  readonly answers: AnswerSheet;
  readonly keysFor: KeysFor;
  /** So many leads have been obtained. */
  readonly onLead: (leads: number) => void;
  /** Commands that were refused, in the end. */
  readonly onRefused: (commands: number) => void;
}

type Entry =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'moment'; readonly life: Life; readonly turn: number };

/** Envelopes that are handed on together. */
const handful = 500;
/** Leads among which a new one may find itself. */
const recentAtMost = 60;
/** Leads that have ended, and that a new one may follow. */
const pastAtMost = 60;

/**
 * Lives the lives of all leads and gives their envelopes in order of time, those of each lead in order of `seq`.
 * Memory grows with the leads that are open at one time, and with those that will come back: never with the events.
 */
export async function* simulate(order: SimulationOrder): AsyncGenerator<readonly Envelope[]> {
  const { company, answers, span } = order;
  const stage = new Stage(company, order.effects, answers);
  const queue = queueOf<Entry>();
  const play = new Play(stage, queue, answers);
  const arrivals = arrivalsOf(order);
  let coming = await arrivals.next();
  let obtained = 0;
  for (;;) {
    while (coming.done !== true && coming.value.heardAt <= (queue.peek()?.at ?? Infinity)) {
      const arrival = coming.value;
      queue.push({ at: arrival.at, number: arrival.life.number, item: { kind: 'arrival', arrival } });
      coming = await arrivals.next();
    }
    const first = queue.pop();
    if (first === undefined || first.at >= span.until) break;
    if (first.item.kind === 'arrival') {
      play.arrive(first.item.arrival);
      order.onLead((obtained += 1));
    } else if (first.item.turn === first.item.life.turn) play.moment(first.item.life, first.at);
    if (stage.happened.length >= handful) yield stage.happened.splice(0);
  }
  play.end();
  order.onRefused(stage.refused);
  if (stage.happened.length > 0) yield stage.happened.splice(0);
}

/** Lives on the stage, each with its next moment in the queue. */
class Play {
  readonly #stage: Stage;
  readonly #queue: ReturnType<typeof queueOf<Entry>>;
  readonly #answers: AnswerSheet;
  readonly #recent: Life[] = [];
  readonly #past: Former[] = [];

  constructor(stage: Stage, queue: ReturnType<typeof queueOf<Entry>>, answers: AnswerSheet) {
    this.#stage = stage;
    this.#queue = queue;
    this.#answers = answers;
  }

  arrive(arrival: Arrival): void {
    const { life, submitter, at } = arrival;
    const input = obtainedBy(this.#stage.company, arrival, { recent: this.#recent, past: this.#past });
    this.#stage.lives.set(life.leadId, life);
    this.#stage.give(life, submitter, [{ type: 'ObtainLead', input }], at);
    this.#recent.push(life);
    if (this.#recent.length > recentAtMost) this.#recent.shift();
    this.#lookAround(at);
  }

  /** What is due comes before what somebody does at the same minute. */
  moment(life: Life, at: number): void {
    const { lead } = life;
    if (lead === null) return;
    if (life.dueAt <= at) this.#stage.reachDeadline(life, at);
    else {
      const track = tracks.find((one) => (life.acts[one]?.at ?? Infinity) <= at);
      const act = track === undefined ? null : life.acts[track];
      if (track !== undefined && act != null) {
        life.acts[track] = null;
        life.thoughtOf[track] = `${lead.standing.stage} acted`;
        act.play({ life, lead, now: at, world: this.#stage });
      }
    }
    this.#stage.touched.add(life);
    this.#lookAround(at);
  }

  /** Whoever is left stands as they will be counted. */
  end(): void {
    for (const { lead } of this.#stage.lives.values()) if (lead !== null) this.#answers.ended(lead);
  }

  /** Everybody to whom something has happened thinks of what comes next. */
  #lookAround(at: number): void {
    for (const life of this.#stage.touched) this.#look(life, at);
    this.#stage.touched.clear();
  }

  #look(life: Life, now: number): void {
    const { lead } = life;
    if (lead === null) return;
    const scene: Scene = { life, lead, now, world: this.#stage };
    think(scene);
    life.dueAt = nextDue(lead, this.#stage.company.policy.playbook)?.at ?? Infinity;
    const acts = tracks.map((track) => life.acts[track]?.at ?? Infinity);
    const at = Math.max(now, Math.min(life.dueAt, ...acts));
    life.turn += 1;
    if (at < Infinity)
      this.#queue.push({ at, number: life.number, item: { kind: 'moment', life, turn: life.turn } });
    else if (isEnded(lead) && life.awaited === 0) this.#forget(life, lead);
  }

  /** Nothing will happen to it any more. */
  #forget(life: Life, lead: Lead): void {
    if (!this.#stage.lives.delete(life.leadId)) return;
    this.#answers.ended(lead);
    const { stage } = lead.standing;
    if (stage !== 'lost' && stage !== 'disqualified') return;
    this.#past.push({ leadId: life.leadId, prospect: life.prospect });
    if (this.#past.length > pastAtMost) this.#past.shift();
  }
}
