// What does the address of the playbook page say? Which version, which view of it, and what it is compared with.

const views = ['read', 'changes', 'check', 'try'] as const;
export type View = (typeof views)[number];

export interface Asked {
  readonly name?: string;
  readonly version?: number;
  readonly view?: View;
  /** The version that changes are counted from. */
  readonly from?: number;
  /** What is tried: `default@1,draft`. */
  readonly tried?: string;
  /** Leads that are told again. */
  readonly leads?: number;
}

export const askedIn = (search: Readonly<Record<string, unknown>>): Asked => {
  const view = views.find((known) => known === search['view']);
  const [version, from, leads] = [search['version'], search['from'], search['leads']].map(wholeNumber);
  return {
    ...(typeof search['name'] === 'string' ? { name: search['name'] } : {}),
    ...(version === undefined ? {} : { version }),
    ...(view === undefined ? {} : { view }),
    ...(from === undefined ? {} : { from }),
    ...(typeof search['tried'] === 'string' ? { tried: search['tried'] } : {}),
    ...(leads === undefined ? {} : { leads }),
  };
};

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
