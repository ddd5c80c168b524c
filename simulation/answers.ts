// What should a report find in simulated leads? What was planted, and what is known by construction: the answer sheet.
import { Temporal } from 'temporal-polyfill';
import { isEnded } from '../domain/lead.ts';
import type { Lead } from '../domain/lead.ts';
import type { LeadClass } from '../events/vocabulary.ts';
import { chanceOfLoss, classes, cycles, firstContacts, planted, upToHours } from './effects.ts';
import type { Cycle, Effects, FirstContact, Shown } from './effects.ts';

export interface Counts {
  readonly leads: number;
  readonly won: number;
  readonly lost: number;
  readonly disqualified: number;
  readonly merged: number;
  /** All others, resting ones among them. */
  readonly open: number;
}

/** One mixture of what may matter: how often it was decided, and how it went. */
export interface Decision {
  readonly class: LeadClass;
  readonly firstContact: FirstContact;
  readonly cycle: Cycle;
  /** From 0 to 1. */
  readonly chanceOfLoss: number;
  readonly decided: number;
  readonly lost: number;
}

export interface Answers {
  readonly seed: number;
  readonly months: number;
  /** UTC instants between which all of it happens; the end is not in it. */
  readonly from: string;
  readonly until: string;
  readonly playbook: { readonly name: string; readonly version: number };
  /** In which months are cut. */
  readonly timeZone: string;
  readonly effects: Effects;
  /** Shares of one, added to the base; null where nothing was planted. */
  readonly planted: typeof planted | null;
  readonly upToHours: typeof upToHours;
  /** How the leads stand in the end. */
  readonly total: Counts;
  /** The same by month of obtaining, `2026-01`, in order. */
  readonly byMonth: readonly (Counts & { readonly month: string })[];
  /** Mixtures that occurred; a lead that came back is decided again. */
  readonly decisions: readonly Decision[];
  readonly events: number;
}

export type Setting = Pick<
  Answers,
  'seed' | 'months' | 'from' | 'until' | 'playbook' | 'timeZone' | 'effects'
>;

const nothing: Counts = { leads: 0, won: 0, lost: 0, disqualified: 0, merged: 0, open: 0 };

export class AnswerSheet {
  readonly #setting: Setting;
  readonly #months = new Map<string, Counts>();
  readonly #decisions = new Map<string, { readonly decided: number; readonly lost: number }>();

  constructor(setting: Setting) {
    this.#setting = setting;
  }

  /** A lead as it stands in the end, once for each. */
  ended(lead: Lead): void {
    const month = Temporal.Instant.from(lead.obtainedAt)
      .toZonedDateTimeISO(this.#setting.timeZone)
      .toPlainDate()
      .toString()
      .slice(0, 7);
    this.#months.set(month, plus(this.#months.get(month) ?? nothing, countsOf(lead)));
  }

  decided(shown: Shown, fate: 'won' | 'lost'): void {
    const key = keyOf(shown);
    const { decided, lost } = this.#decisions.get(key) ?? { decided: 0, lost: 0 };
    this.#decisions.set(key, { decided: decided + 1, lost: lost + (fate === 'lost' ? 1 : 0) });
  }

  answers(events: number): Answers {
    const byMonth = [...this.#months]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([month, counts]) => ({ month, ...counts }));
    return {
      ...this.#setting,
      planted: this.#setting.effects === 'planted' ? planted : null,
      upToHours,
      total: [...this.#months.values()].reduce(plus, nothing),
      byMonth,
      decisions: this.#decisionsMade(),
      events,
    };
  }

  #decisionsMade(): readonly Decision[] {
    const mixtures = classes.flatMap((one) =>
      firstContacts.flatMap((firstContact) => cycles.map((cycle) => ({ class: one, firstContact, cycle }))),
    );
    return mixtures.flatMap((shown) => {
      const counted = this.#decisions.get(keyOf(shown));
      return counted === undefined
        ? []
        : [{ ...shown, chanceOfLoss: chanceOfLoss(this.#setting.effects, shown), ...counted }];
    });
  }
}

const keyOf = ({ class: shown, firstContact, cycle }: Shown): string => `${shown} ${firstContact} ${cycle}`;

const countsOf = (lead: Lead): Counts => {
  const { stage } = lead.standing;
  const one = (isSo: boolean): number => (isSo ? 1 : 0);
  return {
    leads: 1,
    won: one(stage === 'won'),
    lost: one(stage === 'lost'),
    disqualified: one(stage === 'disqualified'),
    merged: one(stage === 'merged'),
    open: one(!isEnded(lead)),
  };
};

const plus = (one: Counts, other: Counts): Counts => ({
  leads: one.leads + other.leads,
  won: one.won + other.won,
  lost: one.lost + other.lost,
  disqualified: one.disqualified + other.disqualified,
  merged: one.merged + other.merged,
  open: one.open + other.open,
});
