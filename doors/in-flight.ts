// How many commands may be on their way to one lead at once? A few: the server takes ten, and other doors want some too.

export interface InFlight {
  /** Runs `work` as soon as fewer than the limit run for `key`; in the order of the calls. */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

export const createInFlight = (limit: number): InFlight => {
  const lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();
  return {
    async run(key, work) {
      const lane = lanes.get(key) ?? { running: 0, waiting: [] };
      lanes.set(key, lane);
      // A place is handed over, not freed, when somebody waits: nobody can overtake.
      if (lane.running >= limit) await new Promise<void>((go) => lane.waiting.push(go));
      else lane.running += 1;
      try {
        return await work();
      } finally {
        const next = lane.waiting.shift();
        if (next !== undefined) next();
        else {
          lane.running -= 1;
          if (lane.running === 0) lanes.delete(key);
        }
      }
    },
  };
};
