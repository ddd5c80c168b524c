// What is said of one file that is about to be attached, and what stands in its way?
import { ActionIcon, Card, Group, Stack, Text, TextInput } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../states.tsx';
import { hindranceOf } from './chosen-file.ts';
import type { ChosenFile } from './chosen-file.ts';
import { fileSize } from './file-size.ts';

interface RowProps {
  readonly one: ChosenFile;
  readonly largest: number;
  readonly isSending: boolean;
  readonly say: (says: string) => void;
  readonly drop: () => void;
}

export const ChosenRow = ({ one, largest, isSending, say, drop }: RowProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { file, says, failure } = one;
  const hindrance = hindranceOf(one, largest);
  return (
    <Card withBorder padding="xs" role="group" aria-label={file.name}>
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Text size="sm" fw={600} style={{ wordBreak: 'break-word' }}>
            {file.name}{' '}
            <Text span size="xs" c="dimmed">
              {fileSize(file.size, i18n.language)}
            </Text>
          </Text>
          <ActionIcon
            variant="default"
            disabled={isSending}
            aria-label={t('attachment.leaveOut', { name: file.name })}
            onClick={drop}
          >
            ×
          </ActionIcon>
        </Group>
        {hindrance === null ? (
          <TextInput
            size="xs"
            label={t('attachment.saysOf')}
            maxLength={1_000}
            value={says}
            disabled={isSending}
            onChange={({ currentTarget }) => say(currentTarget.value)}
          />
        ) : (
          <Text size="sm" role="alert">
            {t(`attachment.${hindrance}`, { size: fileSize(largest, i18n.language) })}
          </Text>
        )}
        {failure !== null && <Failed error={failure} again={null} />}
      </Stack>
    </Card>
  );
};
