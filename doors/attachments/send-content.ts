// How does the content of a file come into the house? In parts, each sealed before it is kept; a whole one waits for its command.
import { createHmac } from 'node:crypto';
import { decide } from '../../domain/decide.ts';
import { actorName } from '../../domain/envelope.ts';
import type { Lead } from '../../domain/lead.ts';
import { LeadRejection } from '../../domain/rejection.ts';
import { acting } from '../../domain/roles.ts';
import type { Actor } from '../../events/values.ts';
import { DoorRejection } from '../door-rejection.ts';
import type { Engine } from '../engine.ts';
import type { LeadKey } from '../sealed-text.ts';
import { sealPart } from './part-sealing.ts';
import {
  beginContent,
  dropTry,
  endContent,
  storedContent,
  storePart,
  unsettledOf,
} from './stored-contents.ts';

export interface ContentSent {
  readonly lead: Lead;
  readonly actor: Actor;
  /** UUID; sent again with the same one and the same bytes it counts once. */
  readonly attachmentId: string;
  /** In bytes. */
  readonly largest: number;
  readonly source: AsyncIterable<Buffer>;
}

export interface ContentKept {
  readonly attachmentId: string;
  readonly bytes: number;
}

/** Large enough for few statements, small enough that a hundred senders at once need no memory to speak of. */
const partBytes = 256 * 1024;

/** Of one lead: whoever sends more should first say what they are. */
const mostUnsettled = 20;

/**
 * Keeps a content for the command that attaches it.
 * @throws DoorRejection as the lead would refuse that command; `too_large`, `invalid_input` for an empty one,
 *   `command_id_reused`, `too_busy`
 */
export const sendContent = async (engine: Engine, sent: ContentSent): Promise<ContentKept> => {
  const { lead, actor, attachmentId } = sent;
  await refuseInVain(engine, sent);
  const key = (await engine.keys.keysFor([lead.leadId])).get(lead.leadId);
  if (key === undefined) throw new Error(`no key was made for lead ${lead.leadId}`);
  const sentBy = actorName(actor);
  const attempt = await beginContent(engine.pool, { attachmentId, leadId: lead.leadId, sentBy });
  if (attempt === null) return sameAgain(engine, sent, { key, sentBy });
  const { pool } = engine;
  const place = { attachmentId, attempt };
  try {
    const digest = digestOf(key);
    let [no, bytes] = [0, 0];
    for await (const part of inParts(bounded(sent))) {
      digest.update(part);
      bytes += part.length;
      await storePart(pool, { ...place, no }, sealPart(key, { attachmentId, no }, part));
      no += 1;
    }
    if (bytes === 0) throw nothingInIt();
    if (await endContent(pool, place, { bytes, digest: digest.digest('base64url') }))
      return { attachmentId, bytes };
    throw sentTwice();
  } catch (failure) {
    // Where this fails too, the sweep finds it.
    await dropTry(pool, place).catch(() => undefined);
    throw failure;
  }
};

const digestOf = ({ token }: LeadKey): ReturnType<typeof createHmac> => createHmac('sha256', token);

/** Before a byte is taken: what the lead would say of such a command, as it stands. */
const refuseInVain = async (engine: Engine, { lead, actor, attachmentId }: ContentSent): Promise<void> => {
  const { name, version } = lead.playbook;
  const playbook = await engine.playbookVersion(name, version);
  const unknown = { sealed: '', token: '' };
  try {
    decide(
      {
        type: 'AddAttachment',
        input: { attachmentId, fileName: unknown, mediaType: '', bytes: 1, digest: '', says: null },
      },
      lead,
      {
        ...{ leadId: lead.leadId, actor: acting(actor, playbook), origin: 'live', brought: null },
        ...{
          policy: { playbook, calendars: {} },
          calendarsBefore: {},
          now: engine.now(),
          stagesStated: false,
        },
      },
    );
  } catch (failure) {
    if (!(failure instanceof LeadRejection)) throw failure;
    throw new DoorRejection(failure.code, failure.message, failure.remedy);
  }
  if ((await unsettledOf(engine.pool, lead.leadId)) >= mostUnsettled)
    throw new DoorRejection(
      'too_many_attachments',
      `${String(mostUnsettled)} files were sent for this lead and not attached to it.`,
      'Attach them with AddAttachment, or wait: what nobody attaches is removed after a day.',
    );
};

/** Sent again, with the answer of then; another content under the same id is a mistake of the sender. */
const sameAgain = async (
  engine: Engine,
  sent: ContentSent,
  { key, sentBy }: { readonly key: LeadKey; readonly sentBy: string },
): Promise<ContentKept> => {
  const { attachmentId, lead } = sent;
  const known = await storedContent(engine.pool, attachmentId);
  const digest = digestOf(key);
  if (known?.leadId === lead.leadId && known.sentBy === sentBy) {
    for await (const chunk of bounded(sent)) digest.update(chunk);
    if (digest.digest('base64url') === known.digest) return { attachmentId, bytes: known.bytes };
  }
  throw new DoorRejection(
    'command_id_reused',
    `The id ${attachmentId} was used for another content.`,
    'Take a new UUID for each file.',
  );
};

async function* bounded({ source, largest }: ContentSent): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > largest) throw tooLarge(largest);
    yield chunk;
  }
}

/** As told by whoever offers it, or as counted on the way. */
export const tooLarge = (largest: number): DoorRejection =>
  new DoorRejection(
    'too_large',
    `The file is larger than ${mebibytes(largest)}, and larger ones are not kept.`,
    'Make it smaller, or put it where large files belong and add a note that says where.',
  );

const mebibytes = (bytes: number): string =>
  bytes < 1024 ** 2 ? `${String(bytes)} bytes` : `${String(Math.floor((bytes / 1024 ** 2) * 10) / 10)} MiB`;

/** Pieces of one length, the last one shorter, whatever lengths they come in. */
async function* inParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const chunk of source) {
    held.push(chunk);
    length += chunk.length;
    if (length < partBytes) continue;
    const whole = Buffer.concat(held);
    let from = 0;
    for (; length - from >= partBytes; from += partBytes) yield whole.subarray(from, from + partBytes);
    held = [whole.subarray(from)];
    length -= from;
  }
  if (length > 0) yield Buffer.concat(held);
}

const nothingInIt = (): DoorRejection =>
  new DoorRejection('invalid_input', 'The file is empty.', 'Send the file itself as the body.');

const sentTwice = (): DoorRejection =>
  new DoorRejection(
    'too_busy',
    'The same file is being sent a second time at this moment.',
    'Wait for the answer to that one, or send it again.',
  );
