// How does a file come to a lead? Its content first, then the command that names it; each may be sent again.
import { api, told } from '../client.ts';
import { sendCommand } from '../command/send-command.ts';
import type { Sent } from '../command/send-command.ts';
import type { ChosenFile } from './chosen-file.ts';

/** @throws Refused, NoAnswer */
export const sendFile = async (leadId: string, { id, commandId, file, says }: ChosenFile): Promise<Sent> => {
  await told(
    api.POST('/v1/leads/{leadId}/attachments', {
      params: { path: { leadId }, header: { 'idempotency-key': id } },
      headers: { 'content-type': 'application/octet-stream' },
      // The browser reads the file as it sends it: it is never whole in memory.
      ...{ body: file.name, bodySerializer: () => file },
    }),
  );
  const asked = { attachmentId: id, fileName: file.name, says: says.trim() === '' ? null : says };
  return sendCommand(
    { leadId, command: 'AddAttachment', body: JSON.stringify(asked), shownSeq: null },
    commandId,
  );
};
