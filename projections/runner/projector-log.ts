// Where do the runner's sentences go? To whatever log its process keeps.

export interface ProjectorLog {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void;
}

/** What a projector has done since it started. */
export interface ProjectorCounts {
  chunks: number;
  applied: number;
  duplicates: number;
  parked: number;
  released: number;
  deadLetters: number;
  fenced: number;
  retries: number;
}

export const noCounts = (): ProjectorCounts => ({
  chunks: 0,
  applied: 0,
  duplicates: 0,
  parked: 0,
  released: 0,
  deadLetters: 0,
  fenced: 0,
  retries: 0,
});
