// What came of a merge? Another lead has to answer first, which takes a moment: it is waited for and told.
import { setTimeout as pause } from 'node:timers/promises';
import { currentLead } from '../../doors/current-lead.ts';
import type { Engine } from '../../doors/engine.ts';
import type { Merge } from '../../domain/merging/state.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import type { LeadCommandType } from '../../events/commands/lead-command.ts';
import type { Answer } from '../answer.ts';
import { CliFailure } from '../failure.ts';

const patienceMs = 15_000;
const everyMs = 100;

/** Where the merge stands once the other lead has answered, or after a quarter of a minute. */
export const mergeOf = async (engine: Engine, leadId: string): Promise<Merge> => {
  for (const giveUpAt = Date.now() + patienceMs; ;) {
    const { merge } = await currentLead(engine, leadId);
    if ((merge.state !== 'proposed' && merge.state !== 'undoing') || Date.now() > giveUpAt) return merge;
    await pause(everyMs);
  }
};

/** @throws CliFailure with the other lead's own words where it refused */
export const mergeAnswer = (type: LeadCommandType, receipt: Receipt, merge: Merge): Answer => {
  const { leadId } = receipt;
  const refusal = merge.state === 'withdrawn' ? merge.because : merge.state === 'merged' ? merge.kept : null;
  if (refusal !== null && (merge.state === 'withdrawn' || type === 'UnmergeLead'))
    throw new CliFailure(
      `Lead ${leadId} ${type === 'MergeLead' ? 'was not merged' : 'stays merged'}.`,
      refusal,
      { code: 'merge_refused' },
    );
  return { json: { ...receipt, merge }, text: () => `Lead ${leadId} ${wordsOf(merge)}.` };
};

const wordsOf = (merge: Merge): string => {
  switch (merge.state) {
    case 'merged':
      return `is merged into ${merge.into}, which has its contacts and findings`;
    case 'undone':
      return `is alive again, and ${merge.into} has given back what it had taken over`;
    case 'proposed':
      return `waits for ${merge.into} to take it over; \`leadcycle show\` tells once it has`;
    case 'undoing':
      return `waits for ${merge.into} to give it back; \`leadcycle show\` tells once it has`;
    case 'never':
    case 'withdrawn':
      return 'is not merged';
  }
};
