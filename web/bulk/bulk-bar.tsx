// What can be done with the leads that are selected? Give all of them one command, as a job that can be followed.
import { Button, Group, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { gather } from '../leads/lead-pages.ts';
import type { Listed } from '../leads/listed.ts';
import type { Selection } from '../leads/selection.ts';
import { Sentence } from '../problem/sentence.tsx';
import { BulkForm } from './bulk-form.tsx';

/** As many as a job takes. */
const leadsAtMost = 5_000;

interface BarProps {
  readonly asked: Listed;
  readonly selection: Selection;
  /** Whether no more leads are to come than are shown. */
  readonly isWhole: boolean;
}

export const BulkBar = ({ asked, selection, isWhole }: BarProps): JSX.Element => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const count = selection.holds.size;
  const all = useMutation({
    mutationFn: () => gather(asked, leadsAtMost, () => undefined),
    onSuccess: ({ leads }) => selection.hold(leads.map(({ leadId }) => leadId)),
  });
  return (
    <Group gap="xs" role="group" aria-label={t('bulk.selected', { count })}>
      <Text size="sm" fw={600} role="status">
        {t('bulk.selected', { count })}
      </Text>
      <Button size="compact-sm" onClick={() => setOpen(true)} disabled={count > leadsAtMost}>
        {t('bulk.give')}
      </Button>
      {!isWhole && (
        <Button size="compact-sm" variant="default" loading={all.isPending} onClick={() => all.mutate()}>
          {t('bulk.selectAll', { count: leadsAtMost })}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => selection.hold([])}>
        {t('bulk.none')}
      </Button>
      {all.error !== null && (
        <Text size="sm">
          <Sentence error={all.error} />
        </Text>
      )}
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={t('bulk.selected', { count })}
        closeButtonProps={{ 'aria-label': t('form.cancel') }}
      >
        <BulkForm leads={[...selection.holds]} />
      </Modal>
    </Group>
  );
};
