// Has all that was accepted reached the stream? Acknowledged is not published: a test that looks at the stream waits for it.
import pMap from 'p-map';
import { currentLead } from '../../doors/current-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import type { TestEngine } from './engine.ts';
import { eventually } from './eventually.ts';

/** Resolves when the stream holds every event that these leads have given by then; nobody may send to them meanwhile. */
export const allPublished = (
  { engine, records }: Pick<TestEngine, 'engine' | 'records'>,
  leadIds: Iterable<string>,
  ms = 60_000,
): Promise<boolean> => {
  const wanted = [...leadIds];
  return eventually(
    'everything is published',
    async () => {
      const last = new Map<string, number>();
      for (const { leadId, seq } of await records()) last.set(leadId, Math.max(seq, last.get(leadId) ?? 0));
      const seqs = await pMap(wanted, (leadId) => seqOf(engine, leadId), { concurrency: askedAtOnce });
      return wanted.every((leadId, index) => last.get(leadId) === seqs[index]);
    },
    ms,
  );
};

/** An engine that catches up answers no hundreds at once in the time that a caller waits. */
const askedAtOnce = 32;

const seqOf = async (engine: Engine, leadId: string): Promise<number> =>
  (await currentLead(engine, leadId)).seq;
