// Which files belong to a lead, and how does another come to them?
import { Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useOffers } from '../lead/lead-queries.ts';
import type { PartProps } from '../lead/part-props.ts';
import { Failed, Loading } from '../states.tsx';
import { AddFiles } from './add-files.tsx';
import { AttachedFiles } from './attached-files.tsx';
import { useAttachments } from './attachment-queries.ts';

export const Attachments = ({ leadId, told, events }: PartProps): JSX.Element => {
  const { data, error, refetch } = useAttachments(leadId);
  const { data: offers } = useOffers(leadId);
  if (data === undefined)
    return error === null ? <Loading /> : <Failed error={error} again={() => refetch()} />;
  // At a moment of the past: what was attached by then, and is still.
  const until = told.moment === null ? null : (events.at(-1)?.time ?? '');
  const files = data.items.filter(({ addedAt }) => until === null || addedAt <= until);
  const mayAdd = offers?.commands.some(
    ({ command, offer }) => command === 'AddAttachment' && offer === 'possible',
  );
  return (
    <Stack gap="sm">
      <AttachedFiles {...{ leadId, files }} isOpen={data.personal === 'opened'} timeZone={told.timeZone} />
      {until === null && mayAdd === true && <AddFiles leadId={leadId} largest={data.largest} />}
    </Stack>
  );
};
