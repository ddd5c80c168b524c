// How does the console speak with the API? By the client that is generated from its contract, and in no other way.
import createClient from 'openapi-fetch';
import type { components, paths } from '../contracts/openapi.d.ts';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

export const api = createClient<paths>({ baseUrl: '/' });

/** A refusal of the API; its message is the sentence that says what is wrong. */
export class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

/** No answer at all: the process is down, or the network is. */
export class NoAnswer extends Error {}

interface Answer<Data> {
  readonly data?: Data | undefined;
  readonly error?: unknown;
  readonly response: Response;
}

/** What the API answered. @throws Refused, NoAnswer */
export const told = async <Data>(asking: Promise<Answer<Data>>): Promise<Data> => {
  const { data, error, response } = await asking.catch((cause: unknown) => {
    throw new NoAnswer('The server does not answer.', { cause });
  });
  if (data !== undefined) return data;
  throw new Refused(problemIn(error) ?? unreadable(response));
};

export const problemIn = (body: unknown): Problem | null => (isProblem(body) ? body : null);

const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' && body !== null && 'code' in body && 'detail' in body && 'remedy' in body;

export const unreadable = ({ status, statusText }: Response): Problem => ({
  ...{ type: 'about:blank', title: statusText, status },
  code: 'unreadable',
  detail: `The server answered with status ${status}, which the console cannot read.`,
  remedy: 'Load the page again.',
});
