// How is a command given from a list? One button opens its short form at the side, another sends it: two clicks.
import { Drawer, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { CommandForm } from './command-form.tsx';
import { contractQuery } from './contract.ts';
import { fieldsOf } from './fields.ts';
import type { WrittenFields } from './written.ts';

/** A command that is about to be given. */
export interface Begun {
  readonly leadId: string;
  readonly command: string;
  /** Which lead it is, for who reads. */
  readonly about: string;
  /** What is known already, and so not asked. */
  readonly preset?: WrittenFields;
}

interface DrawerProps {
  readonly begun: Begun | null;
  /** It was sent, or given up. */
  readonly end: () => void;
}

export const CommandDrawer = ({ begun, end }: DrawerProps): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={begun !== null}
      onClose={end}
      position="right"
      size="md"
      title={begun?.about}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      {begun !== null && <Short begun={begun} end={end} />}
    </Drawer>
  );
};

const Short = ({ begun, end }: { readonly begun: Begun; readonly end: () => void }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { data: contract, error, refetch } = useQuery(contractQuery);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (contract === undefined) return <Loading />;
  const { leadId, command, preset = {} } = begun;
  const fields = fieldsOf(contract, command) ?? [];
  return (
    <Stack gap="sm">
      <CommandForm
        key={`${leadId} ${command}`}
        {...{ leadId, command, fields, preset }}
        done={() => {
          passOver(queries.invalidateQueries({ queryKey: ['service-levels'] }));
          end();
        }}
      />
      {fields.every(({ name }) => name in preset) && (
        <Text size="sm" c="dimmed">
          {t('form.asksNothing')}
        </Text>
      )}
    </Stack>
  );
};
