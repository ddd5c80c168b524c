// How long was each lead in each stage, and how many lengths are there of about each size? Added up one by one.
interface PlainVisit {
  readonly lead_id: string;
  readonly place: string;
  readonly what: string;
  /** Null while it is there. */
  readonly elapsed_ms: string | null;
}

export const plainDwell = (
  stays: readonly PlainVisit[],
): { readonly stage_time: readonly object[]; readonly dwell_count: readonly object[] } => {
  const visits = stays.flatMap(({ lead_id: lead, place, what, elapsed_ms: ms }) =>
    what !== 'visit' || ms === null ? [] : [{ lead, place, ms: Number(ms) }],
  );
  const places = [...new Set(visits.map(({ lead, place }) => JSON.stringify([lead, place])))].sort();
  const times = places.map((key) => {
    const [lead, place] = JSON.parse(key) as [string, string];
    const own = visits.filter((visit) => visit.lead === lead && visit.place === place);
    return { lead, place, ms: own.reduce((sum, visit) => sum + visit.ms, 0) };
  });
  return {
    stage_time: times.map(({ lead, place, ms }) => ({
      ...{ lead_id: lead, place, elapsed_ms: String(ms), working_ms: null },
    })),
    dwell_count: [...counted('lead', times), ...counted('visit', visits)],
  };
};

const counted = (
  per: string,
  lengths: readonly { readonly place: string; readonly ms: number }[],
): readonly object[] => {
  const cells = lengths.map(({ place, ms }) => ({ place, bucket: bucketOf(ms) }));
  const places = [...new Set(cells.map(({ place }) => place))].sort();
  return places.flatMap((place) => {
    const own = cells.filter((cell) => cell.place === place).map(({ bucket }) => bucket);
    return [...new Set(own)]
      .sort((one, other) => one - other)
      .map((bucket) => ({ per, place, bucket, lengths: own.filter((one) => one === bucket).length }));
  });
};

/** Halved until it is below 128: each halving is 64 buckets further. */
const bucketOf = (ms: number): number => (ms < 128 ? ms : 64 + bucketOf(Math.floor(ms / 2)));
