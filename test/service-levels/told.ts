// What did the stream tell of a lead? Events as any consumer reads them, without the types of the engine.

/** What is read of an event's data; which of it is there depends on the type. */
export interface Facts {
  readonly enters?: string | null;
  readonly clock?: string;
  readonly cycle?: number;
  readonly percent?: number;
  readonly result?: string;
  readonly outcome?: string;
  readonly by?: { readonly personId: string } | null;
  readonly submitter?: { readonly officeId: string };
  readonly office?: { readonly officeId: string };
  readonly owner?: { readonly personId: string; readonly officeId: string };
  readonly grade?: string | null;
  readonly until?: string | null;
  readonly escalationId?: string;
  readonly punctuality?: string;
  readonly told?: string;
  readonly asksGate?: string | null;
  readonly tiersAbove?: number;
  readonly to?: { readonly version?: number };
  readonly cause?: string;
  readonly because?: string;
}

export interface Told {
  readonly type: string;
  /** Epoch milliseconds. */
  readonly time: number;
  readonly recordedAt: number;
  readonly causationId: string;
  readonly data: Facts;
}

/** What of an event of the stream is read here. */
export interface Recorded {
  readonly type: string;
  readonly time: string;
  readonly recordedtime: string;
  readonly causationid: string;
  readonly data: Facts;
}

export const toldOf = ({ type, time, recordedtime, causationid, data }: Recorded): Told => ({
  ...{ type: type.split('.')[1] ?? '', time: Date.parse(time), recordedAt: Date.parse(recordedtime) },
  ...{ causationId: causationid, data },
});

/** What is told of a clock, as text: `follow_up 2 80 % 2027-03-30T…`. */
export type Line = string;

export const at = (time: number): string => new Date(time).toISOString();
export const percentText = (percent: number): string => `${String(Math.round(percent * 1_000) / 1_000)} %`;

export const isStep = ({ type }: Pick<Told, 'type'>): boolean =>
  type === 'ClockBreached' || type === 'ClockThresholdReached';

/** When clocks started, when steps fired and how clocks stopped, as the engine told it. */
export const toldClocks = (events: readonly Told[]): readonly Line[] =>
  events
    .flatMap(({ type, time, data }): Line[] => {
      const which = `${data.clock ?? ''} ${String(data.cycle)}`;
      if (type === 'ClockStarted') return [`${which} started ${at(time)}`];
      if (type === 'ClockStopped') return [`${which} ${data.result ?? ''} ${at(time)}`];
      if (type === 'ClockBreached') return [`${which} 100 % ${at(time)}`];
      if (type === 'ClockThresholdReached') return [`${which} ${percentText(data.percent ?? 0)} ${at(time)}`];
      return [];
    })
    .sort();

/** Whether a running clock went on in another working time of its office. */
export const isCountedAnew = ({ type, data }: Told): boolean =>
  type === 'ClockRescheduled' && data.because === 'CalendarAdopted';

/** Whether a story that begins so had no command: it was due. */
export const isByItself = ({ type, data }: Told): boolean =>
  isStep({ type }) ||
  type === 'EscalationRaised' ||
  (type === 'ClockResumed' && data.because === 'the pause ended') ||
  (type === 'NurtureEnded' && data.by === null) ||
  data.cause === 'expiry';

/** What one command told; what fell due at one instant is a story of its own. */
export const groupsOf = (events: readonly Told[]): readonly (readonly Told[])[] => {
  const groups: Told[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const first = last?.[0];
    const isNext =
      isStep(event) ||
      (first !== undefined && isByItself(first) && event.time > first.time) ||
      (isByItself(event) && first !== undefined && event.time > first.time);
    if (first?.causationId === event.causationId && !isNext) last?.push(event);
    else groups.push([event]);
  }
  return groups;
};
