// In whose hours is a time counted? In the calendar that its office worked by at an instant, as far as one is known.
import type { ClientBase } from 'pg';
import { Calendar } from '../events/commands/batch.ts';

/** The calendar in force in an office at an instant, the earliest known for what lies before it; null where none is known. */
export type CalendarAt = (officeId: string, at: string) => Calendar | null;

interface Since {
  readonly officeId: string;
  readonly since: Date;
  readonly calendar: Calendar;
}

/** Read models may lie in a database of their own, where nobody knows of working time. */
const areKept = `select to_regclass('leadcycle.office_calendar') is not null as kept`;
const findSince = `
  select office_id, since, calendar ->> 'hash' as hash from leadcycle.office_calendar where office_id = any($1::text[])
  order by office_id, since`;
const findContents = `
  select distinct on (calendar ->> 'hash') calendar from leadcycle.office_calendar where calendar ->> 'hash' = any($1::text[])`;

/** By hash, which is of all that counts: the same content is read and prepared once a process. */
const byHash = new Map<string, Calendar>();

/** What is written down of these offices' working time never changes, so that a rebuild counts the same. */
export const calendarsOf = async (client: ClientBase, officeIds: readonly string[]): Promise<CalendarAt> => {
  if (officeIds.length === 0) return () => null;
  const kept = await client.query<{ kept: boolean }>(areKept);
  if (kept.rows[0]?.kept !== true) return () => null;
  const { rows } = await client.query<{ office_id: string; since: Date; hash: string | null }>(findSince, [
    [...new Set(officeIds)],
  ]);
  await readContents(
    client,
    rows.flatMap(({ hash }) => hash ?? []),
  );
  const known = rows.flatMap(({ office_id: officeId, since, hash }): Since[] => {
    const calendar = hash === null ? undefined : byHash.get(hash);
    return calendar === undefined ? [] : [{ officeId, since, calendar }];
  });
  return (officeId, at) => {
    const own = known.filter((one) => one.officeId === officeId);
    const inForce = own.findLast(({ since }) => since.toISOString() <= at) ?? own[0];
    return inForce?.calendar ?? null;
  };
};

/** One of an earlier form is as if there were none. */
const readContents = async (client: ClientBase, hashes: readonly string[]): Promise<void> => {
  const unread = [...new Set(hashes)].filter((hash) => !byHash.has(hash));
  if (unread.length === 0) return;
  const { rows } = await client.query<{ calendar: unknown }>(findContents, [unread]);
  for (const row of rows) {
    const parsed = Calendar.safeParse(row.calendar);
    if (parsed.success) byHash.set(parsed.data.hash, parsed.data);
  }
};
