// How is the content of an attached file read? Part by part, each opened with the key of its lead.
import { DoorRejection } from '../door-rejection.ts';
import type { ReadSide } from '../read-side.ts';
import type { LeadKey } from '../sealed-text.ts';
import { unseal } from '../sealing.ts';
import type { AttachedFile } from './attached-files.ts';
import { openPart } from './part-sealing.ts';
import { storedContent, storedPart } from './stored-contents.ts';
import type { StoredContent } from './stored-contents.ts';

export interface ContentRead {
  readonly fileName: string;
  readonly bytes: number;
  readonly parts: AsyncIterable<Buffer>;
}

/** @throws DoorRejection `unknown_attachment` where it is gone, or the personal data of its lead were erased */
export const readContent = async (
  side: ReadSide,
  { leadId, file: { attachmentId, fileName } }: AttachedFile,
): Promise<ContentRead> => {
  const [content, keys] = await Promise.all([
    storedContent(side.pool, attachmentId),
    side.keys.existingKeys([leadId]),
  ]);
  const key = keys.get(leadId);
  if (content?.leadId !== leadId || key === undefined) throw noContent(attachmentId);
  return {
    ...{ fileName: unseal(fileName, key), bytes: content.bytes },
    parts: partsOf(side, attachmentId, content, key),
  };
};

async function* partsOf(
  { pool }: ReadSide,
  attachmentId: string,
  { attempt, bytes }: StoredContent,
  key: LeadKey,
): AsyncGenerator<Buffer> {
  for (let [no, read] = [0, 0]; read < bytes; no += 1) {
    const sealed = await storedPart(pool, { attachmentId, attempt, no });
    // Somebody removed it while it was read.
    if (sealed === null) throw noContent(attachmentId);
    const part = openPart(key, { attachmentId, no }, sealed);
    read += part.length;
    yield part;
  }
}

export const noContent = (attachmentId: string): DoorRejection =>
  new DoorRejection(
    'unknown_attachment',
    `There is no file ${attachmentId} attached to this lead, or it is no longer.`,
    'See what is attached with GET /v1/leads/<lead>/attachments, or `leadcycle lead attachments`.',
  );
