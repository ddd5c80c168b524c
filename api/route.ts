// What is a route of the API? Data: what it asks for, what it takes, what it answers. Who may use it is decided in one place.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Read } from '../domain/reads.ts';
import type { Caller } from './callers/caller.ts';
import type { World } from './world.ts';

/**
 * A read of the table of who may look at what · command: whatever the lead itself permits · signed_in: anybody who is known ·
 * nothing: also who is not.
 */
export type Needs = Read | 'command' | 'signed_in' | 'nothing';

export type Method = 'GET' | 'POST' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** As Fastify writes it: `/v1/leads/:leadId`. */
  readonly path: string;
  readonly needs: Needs;
  /** The name of the operation in generated clients: `listLeads`. */
  readonly name: string;
  /** Under which heading it is documented. */
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  /** Headers that it reads; told in OpenAPI, checked where they are read. */
  readonly headers: z.ZodObject | null;
  readonly body: z.ZodType | null;
  /** What it answers when it is done, by status. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /**
   * As what it answers; `text/event-stream`: by server-sent events, for as long as the caller stays; null: it sends the browser
   * on and says nothing.
   */
  readonly media: 'application/json' | 'text/csv' | 'text/event-stream' | 'application/octet-stream' | null;
  /** @param caller null only where `needs` is nothing */
  readonly handle: (at: Handling) => Promise<unknown>;
}

/** The body of a route that takes a file: it comes as a stream, and is read by the route itself. */
export const CsvFile = z
  .unknown()
  .meta({ type: 'string', description: 'The file itself, with content-type text/csv.' });

/** As `CsvFile`, for a file of any kind. */
export const AnyFile = z.unknown().meta({
  type: 'string',
  format: 'binary',
  description: 'The file itself, with content-type application/octet-stream.',
});

export interface Handling {
  readonly world: World;
  readonly caller: Caller | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** A question, with what was checked of it. */
export interface Asked<Params extends z.ZodObject, Query extends z.ZodObject> {
  readonly world: World;
  readonly caller: Caller;
  readonly params: z.infer<Params>;
  readonly query: z.infer<Query>;
  readonly reply: FastifyReply;
}

export interface Reading<Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType> {
  readonly path: string;
  readonly needs: Exclude<Needs, 'nothing' | 'command'>;
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params: Params;
  readonly query: Query;
  readonly answer: Answer;
  readonly give: (asked: Asked<Params, Query>) => Promise<z.input<Answer>>;
}

/** A route that only tells. */
export const reading = <Params extends z.ZodObject, Query extends z.ZodObject, Answer extends z.ZodType>(
  route: Reading<Params, Query, Answer>,
): Route => {
  const { path, needs, name, tag, summary, description = '', params, query, answer, give } = route;
  return {
    ...{
      method: 'GET',
      path,
      needs,
      name,
      tag,
      summary,
      description,
      params,
      query,
      headers: null,
      body: null,
    },
    answers: { 200: answer },
    media: 'application/json',
    handle: async ({ world, caller, request, reply }) => {
      const known = requireCaller(caller);
      // Checked by the very schemas before the route hears of it.
      const asked = { params: request.params as z.infer<Params>, query: request.query as z.infer<Query> };
      return give({ world, caller: known, reply, ...asked });
    },
  };
};

/** @throws Error where a route that needs somebody was called for nobody, which the server never does */
export const requireCaller = (caller: Caller | null): Caller => {
  if (caller === null) throw new Error('A route that needs a caller has none.');
  return caller;
};
