// How does a refusal read on the wire? As a problem of RFC 9457: code, sentence, and what would make it allowed.
import { z } from 'zod';
import { DoorRejection } from '../doors/door-rejection.ts';
import { LeadRejection } from '../domain/rejection.ts';
import { sqlStateOf } from '../projections/runner/postgres-faults.ts';
import { problemCodes, retryAfterOf, statusOf } from './problem-status.ts';
import type { ProblemCode } from './problem-status.ts';
import { Refusal, unreadable } from './refusal.ts';
import type { FieldMistake } from './refusal.ts';

export const problemType = 'application/problem+json';

export const Problem = z
  .object({
    type: z.string().describe('A name for this kind of problem: `urn:leadcycle:problem:<code>`.'),
    title: z.string().describe('The status in words.'),
    status: z.int().min(400).max(599),
    code: z.enum(problemCodes).describe('What was refused, from a closed list.'),
    detail: z.string().describe('A sentence that says what is wrong.'),
    remedy: z.string().describe('A sentence that says what would make it allowed.'),
    index: z.int().min(0).optional().describe('Which of several commands was refused.'),
    errors: z
      .array(
        z.object({
          pointer: z.string().describe('JSON pointer to the field.'),
          detail: z.string(),
        }),
      )
      .optional()
      .describe('Each field that is wrong.'),
  })
  .meta({ id: 'Problem', description: 'Why something was not done (RFC 9457).' });
export type Problem = z.infer<typeof Problem>;

export interface Told {
  readonly problem: Problem;
  /** Seconds; null where repeating changes nothing. */
  readonly retryAfter: number | null;
  /** Whether it is a fault of ours, which the log has to hear of. */
  readonly isFault: boolean;
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Not found',
  409: 'Not as things stand',
  408: 'Too slow',
  412: 'It has moved on',
  413: 'Too large',
  415: 'Not this kind of content',
  422: 'Not with this content',
  429: 'Too many requests',
  431: 'Too long',
  500: 'A fault of ours',
  503: 'Not at this moment',
};

/** @param error whatever was thrown while a request was answered */
export const problemOf = (error: unknown): Told => {
  if (error instanceof Refusal)
    return told(error.code, error.message, error.remedy, { errors: error.errors });
  // What lies out of sight reads as what is not there.
  if (error instanceof DoorRejection && error.code === 'outside_scope')
    return told('lead_not_found', 'There is no such lead.', 'Check the id; a lead begins with ObtainLead.');
  if (error instanceof DoorRejection || error instanceof LeadRejection)
    return told(error.code, error.message, error.remedy, { index: error.index });
  const known = ofFastify(error) ?? ofPostgres(error);
  if (known !== null) return told(known.code, known.message, known.remedy);
  return told(
    'defect',
    'Something went wrong that was not foreseen.',
    'Send it again; if it stays so, the log of the server says where it came from.',
  );
};

const told = (
  code: ProblemCode,
  detail: string,
  remedy: string,
  { index = 0, errors = [] }: { readonly index?: number; readonly errors?: readonly FieldMistake[] } = {},
): Told => {
  const status = statusOf[code];
  return {
    problem: {
      ...{ type: `urn:leadcycle:problem:${code}`, title: titles[status] ?? 'Refused', status },
      ...{ code, detail, remedy },
      ...(index === 0 ? {} : { index }),
      ...(errors.length === 0 ? {} : { errors: [...errors] }),
    },
    retryAfter: retryAfterOf(code),
    isFault: status === 500,
  };
};

/** What the server refuses before a route hears of it. */
const ofFastify = (error: unknown): Refusal | null => {
  const { code, status } = ofHttp(error);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Refusal('too_large', 'The body is too large.', 'Send less at once.');
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal(
      'unsupported_media_type',
      'The body is of a kind that nobody reads here.',
      'Send JSON, with content-type: application/json.',
    );
  if (status === null || status >= 500) return null;
  return unreadable();
};

/** What the database says of a value, or of the moment; all else that it says is a fault of ours. */
const ofPostgres = (error: unknown): Refusal | null => {
  const state = sqlStateOf(error);
  // A character that no text of Postgres holds, a number beyond its kind.
  if (state?.startsWith('22') === true)
    return new Refusal(
      'invalid_request',
      'A value of the request cannot be stored or looked for.',
      'Leave out control characters, and write numbers of an ordinary size.',
    );
  if (state === queryCanceled)
    return new Refusal(
      'takes_too_long',
      'The answer takes longer than the server gives it.',
      'Narrow the question by days, an office or a stage, or ask with SQL (docs/how-to/ask-with-sql.md).',
    );
  const isOfTheMoment = (state !== null && passing.has(state.slice(0, 2))) || isUnreachable(error);
  return isOfTheMoment
    ? new Refusal('not_ready', 'The database does not answer at this moment.', 'Send it again in a moment.')
    : null;
};

/** A statement that ran into its timeout. */
const queryCanceled = '57014';
/** 08 connection, 53 resources, 57 intervention of an operator: a restart. */
const passing: ReadonlySet<string> = new Set(['08', '53', '57']);

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET')) ||
    /timeout exceeded when trying to connect|Connection terminated/u.test(error.message));

const ofHttp = (error: unknown): { readonly code: string | null; readonly status: number | null } => {
  if (!(error instanceof Error)) return { code: null, status: null };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : null;
  return { code, status };
};
