// Which leads is a report about? One filter for all reports; what its fields mean says `read.is_among`.

/** Null takes all. */
export interface LeadFilter {
  readonly offices: readonly string[] | null;
  /** At the outcome or, while the lead is open, at the instant asked for. */
  readonly owner: string | null;
  /** Whoever had it first, whoever has it now. */
  readonly firstOwner: string | null;
  readonly channel: string | null;
  readonly tier: string | null;
  readonly class: string | null;
  readonly grade: string | null;
  readonly kind: string | null;
  readonly industry: string | null;
  readonly currency: string | null;
}

export const everyLead: LeadFilter = {
  ...{ offices: null, owner: null, firstOwner: null, channel: null, tier: null, class: null, grade: null },
  ...{ kind: null, industry: null, currency: null },
};

/** The filter as `read.which` takes it: JSON with the fields that have a value. */
export const filterText = ({ firstOwner, ...fields }: LeadFilter): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries({ ...fields, first_owner: firstOwner }).filter(([, value]) => value !== null),
    ),
  );
