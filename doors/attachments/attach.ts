// How is a file attached to a lead, and removed? Its content is here, the lead decides; whatever it says, the two agree in the end.
import { actorName } from '../../domain/envelope.ts';
import type { Receipt } from '../../events/commands/batch.ts';
import type { Actor } from '../../events/values.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { DoorCode } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import { sendPrepared } from '../lead-door.ts';
import { mediaTypeOf } from './media-type.ts';
import {
  askToAttach,
  askToRemove,
  dropContent,
  settleAttached,
  settleRefused,
  storedContent,
} from './stored-contents.ts';

interface About {
  readonly leadId: string;
  /** UUID; sent again with the same one it counts once. */
  readonly commandId: string;
  readonly actor: Actor;
  /** Under which its content was sent. */
  readonly attachmentId: string;
  /** The lead's seq as the sender last saw it: refused where it has moved on. @defaultValue whatever it is */
  readonly expectedSeq?: number;
}

export interface Attaching extends About {
  readonly fileName: string;
  /** What it shows. */
  readonly says: string | null;
}

/**
 * Attaches a content that was sent before. Refused for good, it is gone at once; without an answer the sweep asks the lead.
 * @throws DoorRejection `unknown_reference` where the actor sent no such content for this lead, or as every command
 */
export const attach = async (engine: Engine, attaching: Attaching): Promise<Receipt> => {
  const { attachmentId, fileName, says, ...about } = attaching;
  refuseFileName(fileName);
  const { pool } = engine;
  const content = await storedContent(pool, attachmentId);
  if (content?.leadId !== about.leadId || content.sentBy !== actorName(about.actor))
    throw notSent(attachmentId);
  const { bytes, digest } = content;
  await askToAttach(pool, attachmentId);
  try {
    const input = { attachmentId, fileName, mediaType: mediaTypeOf(fileName), bytes, digest, says };
    const receipt = await sendPrepared(engine, { ...about, commands: [{ type: 'AddAttachment', input }] });
    // True of an answer of old as well: what was removed since has no content, and gets none under this id.
    await settleAttached(pool, attachmentId);
    return receipt;
  } catch (failure) {
    if (failure instanceof DoorRejection && failure.code !== 'engine_unavailable')
      await settleRefused(pool, attachmentId, askedAgain.has(failure.code)).catch(() => undefined); // the refusal is what matters; the sweep settles it
    throw failure;
  }
};

/** Codes after which senders do as they were told and send the command once more. */
const askedAgain: ReadonlySet<DoorCode> = new Set<DoorCode>([
  ...(['too_busy', 'stream_unavailable', 'seq_moved_on', 'being_merged', 'invalid_input'] as const),
]);

/** Removes it: the lead tells for ever that it was there, and its content is gone. @throws DoorRejection as every command */
export const detach = async (engine: Engine, { attachmentId, ...about }: About): Promise<Receipt> => {
  const { pool } = engine;
  const content = await storedContent(pool, attachmentId);
  const isOfLead = content?.leadId === about.leadId;
  // Refused, broken off or not answered: the sweep asks the lead, so that no content stays that it has let go of.
  if (isOfLead) await askToRemove(pool, attachmentId);
  const receipt = await sendPrepared(engine, {
    ...about,
    commands: [{ type: 'RemoveAttachment', input: { attachmentId } }],
  });
  if (isOfLead) await dropContent(pool, attachmentId);
  return receipt;
};

const longestName = 255;

/** It becomes the name of a file again on the machine of whoever downloads it. */
const refuseFileName = (fileName: string): void => {
  if (fileName.length <= longestName && !/[/\\\p{Cc}]/u.test(fileName)) return;
  throw new DoorRejection(
    'invalid_input',
    `fileName is no name of a file: it has more than ${String(longestName)} characters, or a slash or control character in it.`,
    'Send the name alone, without folders.',
  );
};

const notSent = (attachmentId: string): DoorRejection =>
  new DoorRejection(
    'unknown_reference',
    `You have sent no content ${attachmentId} for this lead, or nobody attached it within a day.`,
    'Send the file first; its id is what AddAttachment names.',
  );
