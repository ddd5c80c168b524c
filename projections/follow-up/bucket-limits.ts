// Where do buckets of the follow-up end? Said once, for lives counted here and for rows counted in SQL.

/** Upper ends, inclusive: working hours; of the whole follow-up days. */
export const bucketLimits = {
  first_contact: [4, 8, 16, 40],
  follow_up_cycle: [8, 24, 48, 80],
  follow_up_length: [30, 60, 90, 180],
} as const;

/** The same as a function of the façade. */
export const limitsInSql = `
create or replace function read.limits_of(cut text) returns double precision[]
language sql immutable parallel safe
return case limits_of.cut ${Object.entries(bucketLimits)
  .map(([cut, limits]) => `when '${cut}' then array[${limits.join(', ')}]::double precision[]`)
  .join(' ')} end;
`;
