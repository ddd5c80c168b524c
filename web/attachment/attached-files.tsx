// Which files are attached, by whom and since when? Each is downloaded by its name, and removed once somebody is sure.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import { sendCommand } from '../command/send-command.ts';
import { useKey } from '../command/use-key.ts';
import { instant } from '../format.ts';
import { mustSee } from '../lead/lead-queries.ts';
import { LongText } from '../lead/long-text.tsx';
import { actorIn } from '../lead/told-why.ts';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { saveAs } from '../sheet/save-file.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed } from '../states.tsx';
import type { Attachment } from './attachment-queries.ts';
import { fileSize } from './file-size.ts';

interface ListProps {
  readonly leadId: string;
  readonly files: readonly Attachment[];
  /** Whether names and contents are for this reader. */
  readonly isOpen: boolean;
  readonly timeZone: string;
}

export const AttachedFiles = ({ leadId, files, isOpen, timeZone }: ListProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const [leaving, setLeaving] = useState<Attachment | null>(null);
  const download = useDownload(leadId);
  const by = (actor: string): string => {
    const { kind, name } = actorIn(actor);
    return kind === 'person' ? names.person(name) : name;
  };
  const columns: readonly Column<Attachment>[] = [
    {
      ...{ name: t('attachment.file'), kind: 'text', of: ({ fileName }) => fileName },
      show: (file) =>
        isOpen ? (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={download.isPending && download.variables.attachmentId === file.attachmentId}
            aria-label={t('attachment.download', { name: file.fileName })}
            onClick={() => download.mutate(file)}
            className="file-name"
          >
            {file.fileName}
          </Button>
        ) : (
          file.fileName
        ),
    },
    {
      ...{ name: t('attachment.says'), kind: 'text', of: ({ says }) => says },
      show: ({ says }) => <LongText text={says} />,
    },
    { name: t('attachment.size'), kind: 'text', of: ({ bytes }) => fileSize(bytes, i18n.language) },
    { name: t('record.by'), kind: 'text', of: ({ actor }) => by(actor) },
    { name: t('record.when'), kind: 'text', of: ({ addedAt }) => instant(addedAt, i18n.language, timeZone) },
    {
      ...{ name: t('attachment.more'), kind: 'text', of: (file) => originOf(file) },
      show: (file) =>
        file.isRemovable ? (
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t('attachment.removeOf', { name: file.fileName })}
            onClick={() => setLeaving(file)}
          >
            {t('attachment.remove')}
          </Button>
        ) : (
          originOf(file)
        ),
    },
  ];
  const originOf = (file: Attachment): string | null =>
    file.leadId === leadId ? null : t('attachment.merged', { lead: file.leadId.slice(0, 8) });
  if (files.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t('attachment.none')}
      </Text>
    );
  return (
    <>
      <Sheet
        {...{ columns, rows: files }}
        name={t('attachment.title')}
        file="lead-attachments"
        keyOf={({ attachmentId }) => attachmentId}
      />
      {download.error !== null && <Failed error={download.error} again={null} />}
      <Modal
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('attachment.sure')}
        closeButtonProps={{ 'aria-label': t('form.cancel') }}
      >
        {leaving !== null && <Remove {...{ leadId }} file={leaving} done={() => setLeaving(null)} />}
      </Modal>
    </>
  );
};

/** Asked for here and not by a link: a refusal is told on the page. */
const useDownload = (leadId: string) =>
  useMutation({
    mutationFn: async ({ attachmentId, fileName }: Attachment) => {
      const content = await told(
        api.GET('/v1/leads/{leadId}/attachments/{attachmentId}', {
          params: { path: { leadId, attachmentId } },
          parseAs: 'blob',
        }),
      );
      if (content instanceof Blob) saveAs(content, fileName);
    },
  });

const Remove = ({
  leadId,
  file: { attachmentId, fileName },
  done,
}: {
  readonly leadId: string;
  readonly file: Attachment;
  readonly done: () => void;
}): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const keyFor = useKey();
  const remove = useMutation({
    mutationFn: () =>
      sendCommand(
        { leadId, command: 'RemoveAttachment', body: JSON.stringify({ attachmentId }), shownSeq: null },
        keyFor.key(attachmentId),
      ),
    onSuccess: async ({ seq }) => {
      mustSee(leadId, seq);
      await queries.invalidateQueries({ queryKey: ['lead', leadId] });
      done();
    },
  });
  return (
    <Stack gap="sm">
      <Text fw={600} style={{ wordBreak: 'break-word' }}>
        {fileName}
      </Text>
      <Text size="sm">{t('attachment.gone')}</Text>
      {remove.error !== null && <Failed error={remove.error} again={null} />}
      <Group>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('attachment.removeForGood')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('form.cancel')}
        </Button>
      </Group>
    </Stack>
  );
};
