// What did a lead answer, in words? And have the read models seen it?
import type { SeenDuplicate } from '../../doors/duplicates/seen-duplicates.ts';
import type { Engine } from '../../doors/engine.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import { waitForSeq } from '../../projections/wait-for-seq.ts';
import type { Answer } from '../answer.ts';
import { CliFailure } from '../failure.ts';

const waitMs = 30_000;

/** @throws CliFailure when the read models do not get there in half a minute */
export const waitUntilSeen = async ({ pool }: Engine, { leadId, seq }: Receipt): Promise<void> => {
  const seen = await waitForSeq(pool, leadId, seq, waitMs);
  if (seen === 'seen') return;
  throw new CliFailure(
    seen === 'lead_parked'
      ? `The lead has it, but its events are parked: the read models stay behind.`
      : `The lead has it, but the read models have not seen it within ${waitMs / 1000} s.`,
    'Nothing is lost. See that the projector runs (`leadcycle status`), and compare with `leadcycle audit`.',
    { code: seen === 'lead_parked' ? 'lead_parked' : 'not_seen_yet' },
  );
};

/** @param suspects leads that may be the same one; null where nobody looked */
export const receiptAnswer = (receipt: Receipt, suspects: readonly SeenDuplicate[] | null): Answer => ({
  json: suspects === null ? receipt : { ...receipt, suspects },
  text: () => [sentence(receipt), ...(suspects ?? []).map(suspected)].join('\n'),
});

const sentence = ({ leadId, seq, events, duplicate }: Receipt): string => {
  if (duplicate) return `Lead ${leadId} had this already; it counts once (seq ${seq}).`;
  if (events.length === 0) return `Lead ${leadId}: nothing changed, it was so already (seq ${seq}).`;
  return `Lead ${leadId}: ${events.map(({ type }) => type).join(', ')} (seq ${seq}).`;
};

/** One candidate in words; of a lead that the reader may not see only whose it is. */
export const suspected = ({ leadId, stage, office, because }: SeenDuplicate): string =>
  leadId === null
    ? `${office}: ${because}. Ask its lead manager whether it is the same need.`
    : `It may be the same as ${leadId} (${stage ?? 'not known'}, ${because}): decide with \`lead dismiss-duplicate\` or \`lead merge\`.`;
