// What takes the place of a form where a command is about a file? A place for files, or the way to those that are attached.
import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../states.tsx';
import { AddFiles } from './add-files.tsx';
import { useAttachments } from './attachment-queries.ts';
import type { AboutAttachments } from './about-attachments.ts';

interface CommandProps {
  readonly leadId: string;
  readonly command: AboutAttachments;
}

export const AttachmentCommand = ({ leadId, command }: CommandProps): JSX.Element => {
  const { t } = useTranslation();
  if (command === 'AddAttachment') return <Add leadId={leadId} />;
  return (
    <Text size="sm">
      {t('attachment.removedWhere')}{' '}
      <Link to="/leads/$leadId" params={{ leadId }} search={{ show: 'record' }}>
        {t('attachment.title')}
      </Link>
    </Text>
  );
};

const Add = ({ leadId }: { readonly leadId: string }): JSX.Element => {
  const { data, error, refetch } = useAttachments(leadId);
  if (data !== undefined) return <AddFiles leadId={leadId} largest={data.largest} />;
  return error === null ? <Loading /> : <Failed error={error} again={() => refetch()} />;
};
