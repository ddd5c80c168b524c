// Which files are attached to a lead? After one's own command at least those that it made.
import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { atLeast } from '../lead/lead-queries.ts';

export type Attachment = Schemas['Attachment'];
export type AttachmentsTold = Awaited<ReturnType<typeof ask>>;

const ask = (leadId: string) =>
  told(api.GET('/v1/leads/{leadId}/attachments', { params: { path: { leadId }, query: atLeast(leadId) } }));

export const useAttachments = (leadId: string): UseQueryResult<AttachmentsTold> =>
  useQuery({ queryKey: ['lead', leadId, 'attachments'], queryFn: () => ask(leadId) });
