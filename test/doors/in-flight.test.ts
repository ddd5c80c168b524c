// Are commands to one lead kept few at once, in their order, without holding up other leads?
import { expect, test } from 'vitest';
import { createInFlight } from '../../doors/in-flight.ts';

/** Works that end when they are told to. */
const works = () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => async (): Promise<string> => {
    begun.push(name);
    await new Promise<void>((end) => ends.set(name, end));
    return name;
  };
  return { begun, work, end: (name: string) => ends.get(name)?.() };
};
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('no more than the limit run at once, the others follow in order', async () => {
  const inFlight = createInFlight(2);
  const { begun, work, end } = works();
  const all = ['a', 'b', 'c', 'd'].map((name) => inFlight.run('lead', work(name)));
  await turn();
  expect(begun).toEqual(['a', 'b']);
  end('b');
  await turn();
  expect(begun).toEqual(['a', 'b', 'c']);
  for (const name of ['a', 'c']) end(name);
  await turn();
  end('d');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('another lead does not wait', async () => {
  const inFlight = createInFlight(1);
  const { begun, work, end } = works();
  const both = [inFlight.run('one', work('a')), inFlight.run('other', work('b'))];
  await turn();
  expect(begun).toEqual(['a', 'b']);
  end('a');
  end('b');
  await Promise.all(both);
});

test('a failure frees its place', async () => {
  const inFlight = createInFlight(1);
  const failing = inFlight.run('lead', () => Promise.reject(new Error('no')));
  const next = inFlight.run('lead', () => Promise.resolve('yes'));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
