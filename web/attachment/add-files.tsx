// How are files attached? Dropped here or chosen, looked at once more with a sentence for each, then sent one after the other.
import { Button, FileButton, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { DragEvent, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { mustSee } from '../lead/lead-queries.ts';
import { chosenFile, hindranceOf } from './chosen-file.ts';
import type { ChosenFile } from './chosen-file.ts';
import { ChosenRow } from './chosen-row.tsx';
import { fileSize } from './file-size.ts';
import { sendFile } from './send-file.ts';

interface AddProps {
  readonly leadId: string;
  /** In bytes. */
  readonly largest: number;
}

export const AddFiles = ({ leadId, largest }: AddProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);
  const [isOver, setOver] = useState(false);
  const change = (id: string, changes: Partial<ChosenFile>): void =>
    setChosen((all) => all.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  const add = (files: Iterable<File>): void =>
    setChosen((all) => [...all, ...Array.from(files, (file) => chosenFile(file))]);
  const drop = (id: string): void => setChosen((all) => all.filter((one) => one.id !== id));
  const sending = useMutation({
    mutationFn: async (files: readonly ChosenFile[]): Promise<number> => {
      let attached = 0;
      for (const one of files) {
        try {
          mustSee(leadId, (await sendFile(leadId, one)).seq);
          drop(one.id);
          attached += 1;
        } catch (failure) {
          // The others are not to wait for this one.
          change(one.id, { failure: failure instanceof Error ? failure : new Error(String(failure)) });
        }
      }
      await queries.invalidateQueries({ queryKey: ['lead', leadId] });
      return attached;
    },
  });
  const ready = chosen.filter((one) => hindranceOf(one, largest) === null);
  const over = (isThere: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isThere);
  };
  return (
    <Stack gap="sm">
      <div
        className={isOver ? 'drop-place drop-place-over' : 'drop-place'}
        onDragEnter={over(true)}
        onDragOver={over(true)}
        onDragLeave={over(false)}
        onDrop={(event) => {
          over(false)(event);
          add(event.dataTransfer.files);
        }}
      >
        <Group gap="sm" justify="center">
          <FileButton multiple onChange={add}>
            {(props) => (
              <Button {...props} variant="default" size="xs">
                {t('attachment.choose')}
              </Button>
            )}
          </FileButton>
          <Text size="sm" c="dimmed">
            {t('attachment.drop', { size: fileSize(largest, i18n.language) })}
          </Text>
        </Group>
      </div>
      {chosen.map((one) => (
        <ChosenRow
          key={one.id}
          {...{ one, largest }}
          isSending={sending.isPending}
          say={(says) => change(one.id, { says })}
          drop={() => drop(one.id)}
        />
      ))}
      {chosen.length > 0 && (
        <Group>
          <Button
            size="xs"
            disabled={ready.length === 0}
            loading={sending.isPending}
            onClick={() => sending.mutate(ready)}
          >
            {t('attachment.attach', { count: ready.length })}
          </Button>
        </Group>
      )}
      {sending.data !== undefined && sending.data > 0 && (
        <Text role="status" size="sm">
          {t('attachment.done', { count: sending.data })}
        </Text>
      )}
    </Stack>
  );
};
