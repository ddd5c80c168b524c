// How are many leads given one command? First it is told what each would answer; only then it begins.
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { contractQuery } from '../command/contract.ts';
import { FieldInputs } from '../command/field-input.tsx';
import { fieldsOf } from '../command/fields.ts';
import { bodyOf } from '../command/written.ts';
import type { WrittenFields } from '../command/written.ts';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { manyLeadCommands } from './many-lead-commands.ts';
import type { ManyLeadCommand } from './many-lead-commands.ts';
import { Refusals } from './refusals.tsx';

export const BulkForm = ({ leads }: { readonly leads: readonly string[] }): JSX.Element => {
  const { t } = useTranslation();
  const { data: contract, error, refetch } = useQuery(contractQuery);
  const [command, setCommand] = useState<ManyLeadCommand | null>(null);
  return (
    <Stack gap="sm">
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {contract === undefined && error === null && <Loading />}
      <NativeSelect
        label={t('form.command')}
        value={command ?? ''}
        onChange={({ currentTarget: { value } }) =>
          setCommand(manyLeadCommands.find((one) => one === value) ?? null)
        }
        data={[
          { value: '', label: t('form.choose') },
          ...manyLeadCommands.map((value) => ({ value, label: t(`command.${value}`) })),
        ]}
      />
      {contract !== undefined && command !== null && (
        <Given key={command} {...{ contract, command, leads }} />
      )}
    </Stack>
  );
};

interface GivenProps {
  readonly contract: unknown;
  readonly command: ManyLeadCommand;
  readonly leads: readonly string[];
}

const Given = ({ contract, command, leads }: GivenProps): JSX.Element => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const fields = fieldsOf(contract, command) ?? [];
  const [written, write] = useState<WrittenFields>({});
  const [note, setNote] = useState('');
  // One dialogue begins one job, however often it is sent.
  const [jobId] = useState(() => crypto.randomUUID());
  const body = {
    ...{ command, input: bodyOf(fields, written), leads: [...leads] },
    note: note.trim() === '' ? t('bulk.byConsole') : note.trim(),
  };
  const preview = useMutation({ mutationFn: () => told(api.POST('/v1/bulk/preview', { body })) });
  const begin = useMutation({
    mutationFn: () => told(api.POST('/v1/bulk', { params: { header: { 'idempotency-key': jobId } }, body })),
    onSuccess: (job) => passOver(navigate({ to: '/jobs/$jobId', params: { jobId: job.jobId } })),
  });
  const error = preview.error ?? begin.error;
  return (
    <form
      aria-label={t(`command.${command}`)}
      onSubmit={(event) => {
        event.preventDefault();
        preview.mutate();
      }}
    >
      <Stack gap="sm">
        <FieldInputs
          fields={fields}
          written={written}
          write={(next) => {
            // What was foreseen was foreseen of something else.
            preview.reset();
            write(next);
          }}
        />
        <TextInput
          label={t('bulk.note')}
          value={note}
          maxLength={300}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        {error !== null && <Failed error={error} again={null} />}
        {preview.data !== undefined && <Foreseen preview={preview.data} />}
        <Group>
          <Button type="submit" variant="default" loading={preview.isPending}>
            {t('bulk.preview')}
          </Button>
          {preview.data !== undefined && preview.data.changed > 0 && (
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('bulk.begin', { count: preview.data.leads })}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
};

const Foreseen = ({ preview }: { readonly preview: Schemas['BulkPreview'] }): JSX.Element => {
  const { t } = useTranslation();
  const { changed, unchanged, refused, notInSight, refusals } = preview;
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{t('bulk.foreseen', { changed, unchanged, refused })}</Text>
      {notInSight > 0 && <Text size="sm">{t('bulk.notInSight', { count: notInSight })}</Text>}
      <Refusals refusals={refusals} />
    </Stack>
  );
};
