// `leadcycle org absence`: who is away, from when until when, and who stands in?
import { Absence } from '../../doors/organisation/organisation-file.ts';
import { addAbsence, removeAbsence } from '../../doors/organisation/set-absence.ts';
import { actingPerson } from '../acting-person.ts';
import { print } from '../answer.ts';
import { misuse } from '../failure.ts';
import { withReadSide } from '../with-engine.ts';

export interface AbsenceOptions {
  readonly as?: string;
  readonly from: string;
  readonly until?: string;
  readonly deputy?: string;
  readonly json?: boolean;
}

export const addAbsent = async (personId: string, options: AbsenceOptions): Promise<void> => {
  const by = actingPerson(options);
  const absence = absenceOf(options);
  const { away, how } = await withReadSide(({ pool }) => addAbsence(pool, { personId, by, absence }));
  const [from, until] = [away.from, away.until].map((at) =>
    at === null ? null : new Date(at).toISOString(),
  );
  const time = `from ${from ?? ''} until ${until ?? 'further notice'}`;
  const deputy = away.deputyId === null ? 'nobody stands in' : `${away.deputyId} stands in`;
  const text = (): string =>
    `${personId} is away ${time}; ${deputy}.${how === 'known' ? ' That was known already.' : ''}`;
  print({ json: { personId, from, until, deputyId: away.deputyId, how }, text }, options);
};

export const removeAbsent = async (personId: string, options: AbsenceOptions): Promise<void> => {
  const by = actingPerson(options);
  const { from } = absenceOf(options);
  await withReadSide(({ pool }) => removeAbsence(pool, { personId, by, from }));
  print(
    { json: { personId, from, how: 'removed' }, text: () => `${personId} is not away from ${from}.` },
    options,
  );
};

const absenceOf = ({ from, until, deputy }: AbsenceOptions): Absence => {
  const parsed = Absence.safeParse({ from, until: until ?? null, deputy: deputy ?? null });
  if (parsed.success) return parsed.data;
  throw misuse(
    `--${String(parsed.error.issues[0]?.path[0] ?? 'from')} is no day and no instant.`,
    'Write a day such as 2026-08-03, or an instant such as 2026-08-03T12:00:00Z.',
  );
};
