// Is a request what its route asks for? Checked by the route's own schema, each mistake told with what is allowed.
import type { FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { pathName, valueAt } from '../doors/field-path.ts';
import { issueSentence } from '../doors/issue-sentence.ts';
import { Refusal } from './refusal.ts';

const parts: Readonly<Record<string, string>> = {
  body: 'The body',
  querystring: 'The query',
  params: 'The address',
  headers: 'The headers',
};

/** Makes of a schema what Fastify checks requests by; the route sees the parsed value. */
export const checkedBy: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart = 'body' }) =>
  (value: unknown) => {
    const parsed = schema.safeParse(value);
    return parsed.success
      ? { value: parsed.data }
      : { error: mistakesIn(parsed.error.issues, value, parts[httpPart] ?? 'The request') };
  };

/** @param part what of the request it is, for the sentence */
export const mistakesIn = (issues: readonly z.core.$ZodIssue[], value: unknown, part: string): Refusal => {
  const errors = issues.map((issue) => {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    return {
      pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
      detail: issueSentence(issue, pathName(path), valueAt(value, path)),
    };
  });
  return new Refusal(
    'invalid_request',
    `${part} is not complete or not right: ${errors.map(({ detail }) => detail).join(' ')}`,
    'Put these fields right and send it again; /v1/openapi.json says what each may hold.',
    { errors },
  );
};
