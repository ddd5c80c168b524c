// How is a company simulated and fed to somebody? Envelope after envelope, as fast as they are taken.
import type { Playbook } from '../../domain/playbook.ts';
import { instant } from '../../domain/time.ts';
import type { Organisation } from '../../doors/organisation/organisation.ts';
import type { Unit } from '../../doors/organisation/organisation-file.ts';
import type { Span } from '../../simulation/absences.ts';
import { AnswerSheet } from '../../simulation/answers.ts';
import type { Answers } from '../../simulation/answers.ts';
import { companyOf } from '../../simulation/company.ts';
import type { Effects } from '../../simulation/effects.ts';
import type { Feed } from '../../simulation/feeds/feed.ts';
import type { KeysFor } from '../../simulation/keys.ts';
import { simulate } from '../../simulation/simulate.ts';

/** What was asked for on the command line. */
export interface SimulationWish {
  readonly leads: number;
  readonly months: number;
  readonly seed: number;
  readonly effects: Effects;
  /** Share of leads that the first talk ends, from 0 to 1. */
  readonly unfit: number;
  readonly span: Span;
  /** A name, or a file; null: the default one. */
  readonly playbook: string | null;
  readonly onLead: (leads: number) => void;
}

export interface SimulationSetting {
  readonly organisation: Organisation;
  readonly units: readonly Unit[];
  readonly playbook: Playbook;
  readonly keysFor: KeysFor;
  readonly feed: Feed;
}

export interface Simulated {
  readonly answers: Answers;
  readonly refused: number;
  /** By how much everybody keeps more leads than the organisation says. */
  readonly placesTimes: number;
  readonly seconds: number;
}

export const runSimulation = async (
  { leads, months, seed, effects, unfit, span, onLead }: SimulationWish,
  { organisation, units, playbook, keysFor, feed }: SimulationSetting,
): Promise<Simulated> => {
  const began = performance.now();
  const company = companyOf({ organisation, units, playbook, seed, span, leads });
  const answers = new AnswerSheet({
    ...{ seed, months, effects, from: instant(span.from), until: instant(span.until) },
    playbook: { name: playbook.name, version: playbook.version },
    timeZone: playbook.reporting.timeZone,
  });
  let [events, refused] = [0, 0];
  const onRefused = (commands: number): void => void (refused = commands);
  try {
    const order = { company, seed, leads, span, unfit, effects, answers, keysFor, onLead, onRefused };
    for await (const envelopes of simulate(order)) {
      await feed.take(envelopes);
      events += envelopes.length;
    }
  } finally {
    await feed.close();
  }
  return {
    answers: answers.answers(events),
    ...{ refused, placesTimes: company.placesTimes },
    seconds: Math.round((performance.now() - began) / 100) / 10,
  };
};
