// What changed from one version to another? Field by field, by the path at which it stands in the file.
import { Group, NativeSelect, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { ChangeSheet } from './change-sheet.tsx';
import type { Version } from './playbook-queries.ts';
import { useChanges } from './playbook-queries.ts';
import { useAsked } from './use-asked.ts';

interface ChangesViewProps {
  readonly shown: Version;
  readonly versions: readonly Version[];
}

export const ChangesView = ({ shown, versions }: ChangesViewProps): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const others = versions.map(({ version }) => version).filter((version) => version !== shown.version);
  const before = others.find((version) => version < shown.version) ?? others[0];
  if (before === undefined) return <Nothing sentence={t('playbook.onlyVersion')} />;
  // From itself nothing changed.
  const from = asked.from === shown.version ? before : askedAmong(others, before, ['from', asked.from]);
  return (
    <Stack gap="sm">
      <Group>
        <NativeSelect
          label={t('playbook.from')}
          value={String(from)}
          data={others.map(String)}
          onChange={({ currentTarget: { value } }) => ask({ from: Number(value) })}
        />
      </Group>
      <Changes name={shown.name} from={from} to={shown.version} />
    </Stack>
  );
};

interface ChangesProps {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const Changes = ({ name, from, to }: ChangesProps): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useChanges(name, from, to);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  return data.changes.length === 0 ? (
    <Nothing sentence={t('playbook.noChange')} />
  ) : (
    <ChangeSheet name={t('playbook.changed', { name, from, to })} changes={data.changes} />
  );
};
