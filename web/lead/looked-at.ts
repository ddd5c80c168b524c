// Which part of a lead is looked at, and as of which of its events? What the address says, else its timeline, as it is now.

export const parts = [
  'timeline',
  'evaluation',
  'verification',
  'customer',
  'project',
  'clocks',
  'record',
] as const;
export type Part = (typeof parts)[number];

export interface LookedAt {
  readonly show?: Part;
  /** Number of the event after which the lead is shown. */
  readonly at?: number;
}

/** @param search of an address, by whomever it was written */
export const lookedAtIn = (search: Readonly<Record<string, unknown>>): LookedAt => {
  const show = parts.find((part) => part === search['show']);
  const at = Number(search['at']);
  return {
    ...(show === undefined ? {} : { show }),
    ...(Number.isInteger(at) && at > 0 ? { at } : {}),
  };
};
