// Which files are attached to a lead, and how do they come and go? A content is sent first, a command attaches it.
import { Readable } from 'node:stream';
import { z } from 'zod';
import { attachedFiles } from '../../doors/attachments/attached-files.ts';
import { noContent, readContent } from '../../doors/attachments/read-content.ts';
import { sendContent, tooLarge } from '../../doors/attachments/send-content.ts';
import { conceal, unseal } from '../../doors/sealing.ts';
import { offerOf } from '../../domain/offers.ts';
import { mayRemove } from '../../domain/decide/attach.ts';
import { attachedTo } from '../../domain/lead.ts';
import { AttachmentId } from '../../events/values.ts';
import { Attachments, ContentKept } from '../answers/attachments.ts';
import { actorFor } from '../callers/caller.ts';
import { attachmentHeader } from '../content-disposition.ts';
import { commandIdOf, idHeaders } from '../commands/precondition.ts';
import { leadSeenWhole } from '../lead-in-sight.ts';
import { opening } from '../personal-data.ts';
import { minSeqQuery } from '../questions/seen.ts';
import { Refusal } from '../refusal.ts';
import { AnyFile, reading, requireCaller } from '../route.ts';
import type { Route } from '../route.ts';
import { leadParams } from './leads.ts';

const list = reading({
  ...{ path: '/v1/leads/:leadId/attachments', needs: 'lead', name: 'listAttachments', tag: 'Leads' },
  summary: 'Files that are attached to a lead, and to those that were merged into it',
  params: leadParams,
  query: z.strictObject({ ...minSeqQuery }),
  answer: Attachments,
  give: async ({ world, caller, params: { leadId }, query, reply }) => {
    const { engine, settings } = world;
    const { lead } = await leadSeenWhole(world, caller, leadId, query.min_seq);
    const personal = await opening(world, caller, leadId, reply);
    const files = await attachedFiles(engine.pool, leadId);
    const keys = await engine.keys.existingKeys(files.map((one) => one.leadId));
    const actor = actorFor(await engine.organisation(), caller);
    const mayAny = offerOf('RemoveAttachment', lead, actor) === 'possible';
    const items = files.map(({ leadId: ofLead, addedAt, actor: by, file }) => {
      const { fileName, says, attachmentId, mediaType, bytes } =
        personal === 'opened' ? unseal(file, keys.get(ofLead) ?? null) : conceal(file);
      const attached = attachedTo(lead).find((one) => one.attachmentId === attachmentId);
      return {
        ...{ attachmentId, leadId: ofLead, fileName, mediaType, bytes, says, addedAt, actor: by },
        isRemovable: mayAny && attached !== undefined && mayRemove(lead, attached, actor),
      };
    });
    return { leadId, items, personal, largest: settings.largestAttachment };
  },
});

const attaching = { tag: 'Leads', query: z.strictObject({}) } as const;

const send: Route = {
  ...attaching,
  ...{ method: 'POST', path: '/v1/leads/:leadId/attachments', name: 'sendAttachment', needs: 'command' },
  summary: 'Send the content of a file that is to be attached to a lead',
  description:
    'The header `idempotency-key`, a UUID, is the id of the attachment. It is attached once AddAttachment has named it; a content that nobody attaches within a day is removed.',
  params: leadParams,
  headers: idHeaders,
  body: AnyFile,
  answers: { 201: ContentKept },
  media: 'application/json',
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    const { leadId } = request.params as z.infer<typeof leadParams>;
    const { largestAttachment: largest } = world.settings;
    const { lead } = await leadSeenWhole(world, known, leadId);
    const attachmentId = commandIdOf(request);
    const { body } = request;
    if (!(body instanceof Readable))
      throw new Refusal(
        'unsupported_media_type',
        'This is no file.',
        'Send it with content-type: application/octet-stream.',
      );
    if (Number(request.headers['content-length'] ?? 0) > largest) throw tooLarge(largest);
    const actor = actorFor(await world.engine.organisation(), known);
    // Whoever is refused is told so: a stream that is destroyed takes the connection with it.
    const source = body.iterator({ destroyOnReturn: false });
    reply.code(201);
    return sendContent(world.engine, { lead, actor, attachmentId, largest, source });
  },
};

const oneParams = leadParams.extend({ attachmentId: AttachmentId });

const download: Route = {
  ...attaching,
  ...{ method: 'GET', name: 'getAttachment', needs: 'personal_data' },
  path: '/v1/leads/:leadId/attachments/:attachmentId',
  summary: 'The content of an attached file, as it was sent',
  description:
    'For who may read what is personal. It is to be kept as a file: no browser shows it as a page.',
  params: oneParams,
  headers: null,
  body: null,
  answers: { 200: AnyFile },
  media: 'application/octet-stream',
  handle: async ({ world, caller, request, reply }) => {
    const known = requireCaller(caller);
    const { leadId, attachmentId } = request.params as z.infer<typeof oneParams>;
    await leadSeenWhole(world, known, leadId);
    const files = await attachedFiles(world.engine.pool, leadId);
    const found = files.find(({ file }) => file.attachmentId === attachmentId);
    if (found === undefined) throw noContent(attachmentId);
    const { fileName, bytes, parts } = await readContent(world.engine, found);
    await opening(world, known, found.leadId, reply);
    reply.header('content-length', bytes).header('content-disposition', attachmentHeader(fileName));
    reply.header('content-security-policy', "sandbox; default-src 'none'").type('application/octet-stream');
    return reply.send(Readable.from(parts, { objectMode: false }));
  },
};

export const attachmentRoutes: readonly Route[] = [list, send, download];
