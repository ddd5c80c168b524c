// What does the address of the import page say? Which step, and which import.

export const steps = ['choose', 'preview', 'progress', 'rejects', 'reconciliation'] as const;
export type Step = (typeof steps)[number];

export interface Asked {
  readonly step?: Step;
  readonly import?: string;
}

export const askedIn = (search: Readonly<Record<string, unknown>>): Asked => {
  const step = steps.find((known) => known === search['step']);
  const importId = search['import'];
  return {
    ...(step === undefined ? {} : { step }),
    ...(typeof importId === 'string' ? { import: importId } : {}),
  };
};
