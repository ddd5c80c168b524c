// Does every refusal read as a problem, with what would make it allowed, and nothing of what went wrong inside?
import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkedBy } from '../../api/checked.ts';
import { Problem, problemOf } from '../../api/problem.ts';
import { retryAfterOf, statusOf } from '../../api/problem-status.ts';
import type { ProblemCode } from '../../api/problem-status.ts';
import { Refusal } from '../../api/refusal.ts';
import { DoorRejection } from '../../doors/door-rejection.ts';
import { rejectionCodes } from '../../domain/rejection.ts';

test.each(rejectionCodes)('what a lead refuses as %s is no fault of the server', (code) => {
  const { problem } = problemOf(new DoorRejection(code, 'It is so.', 'Do that.'));
  expect(Problem.parse(problem)).toEqual(problem);
  const busy = ['too_busy', 'stream_unavailable'].includes(code);
  expect(problem.status >= 400 && problem.status < 500).toBe(!busy);
});

test('code, sentence and remedy are told, and the place in a batch', () => {
  const { problem } = problemOf(
    new DoorRejection('gate_not_met', 'Bid lacks a plan.', 'Set one.', { index: 2 }),
  );
  expect(problem).toEqual({
    type: 'urn:leadcycle:problem:gate_not_met',
    title: 'Not as things stand',
    status: 409,
    code: 'gate_not_met',
    detail: 'Bid lacks a plan.',
    remedy: 'Set one.',
    index: 2,
  });
});

test('what lies out of sight reads as what is not there', () => {
  const { problem } = problemOf(new DoorRejection('outside_scope', 'Lead 1 lies outside.', 'Ask.'));
  expect(problem).toMatchObject({ status: 404, code: 'lead_not_found' });
  expect(JSON.stringify(problem)).not.toContain('outside');
});

test('of a fault nothing is told but that there is one', () => {
  const { problem, isFault } = problemOf(new Error('password=secret'));
  expect(isFault).toBe(true);
  expect(JSON.stringify(problem)).not.toContain('secret');
  expect(problem).toMatchObject({ status: 500, code: 'defect' });
});

test('what may do better in a moment says when, and nothing else does', () => {
  for (const code of Object.keys(statusOf) as ProblemCode[])
    expect(retryAfterOf(code) !== null, code).toBe([429, 503].includes(statusOf[code]));
});

test('every mistake of a request is told at its place, and never repeated: it may be personal', () => {
  const schema = z.strictObject({
    contacts: z.array(z.object({ email: z.string().max(5) })),
    limit: z.int(),
  });
  const check = checkedBy({ schema, method: 'POST', url: '/', httpPart: 'body' });
  const found = check({ contacts: [{ email: 'grace@example.com' }], limit: 'many', colour: 1 });
  const error: unknown = typeof found === 'object' && 'error' in found ? found.error : null;
  expect(error).toBeInstanceOf(Refusal);
  const { problem } = problemOf(error);
  expect(problem.errors?.map(({ pointer }) => pointer).sort()).toEqual(['', '/contacts/0/email', '/limit']);
  expect(JSON.stringify(problem)).not.toContain('grace@example.com');
  expect(problem.status).toBe(422);
  expect(problem.detail).toContain('There is no field "colour".');
});

test('an answer that takes too long says how to ask for less; a request that cannot be read is none', () => {
  const canceled = Object.assign(new Error('canceling statement due to statement timeout'), {
    code: '57014',
  });
  expect(problemOf(canceled).problem).toMatchObject({ status: 503, code: 'takes_too_long' });
  const notJson = Object.assign(new Error('Unexpected end'), {
    ...{ code: 'FST_ERR_CTP_INVALID_JSON_BODY', statusCode: 400 },
  });
  expect(problemOf(notJson).problem).toMatchObject({ status: 400, code: 'unreadable' });
});
