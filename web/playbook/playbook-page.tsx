// Which rules do leads follow, what changed in them, could others be published, and what would those have decided?
import '../told.css';
import { Group, NativeSelect, SegmentedControl, Stack, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { views } from './asked.ts';
import { ChangesView } from './changes-view.tsx';
import { CheckView } from './check-view.tsx';
import { useVersions } from './playbook-queries.ts';
import type { Version } from './playbook-queries.ts';
import { ReadView } from './read-view.tsx';
import { TryView } from './try-view.tsx';
import { useAsked } from './use-asked.ts';

export const PlaybookPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useVersions();
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('page.playbook')}
      </Title>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : data.items.length === 0 ? (
        <Nothing sentence={t('playbook.nothing')} />
      ) : (
        <Chosen versions={data.items} />
      )}
    </Stack>
  );
};

const Chosen = ({ versions }: { readonly versions: readonly Version[] }): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask, anew } = useAsked();
  const names = [...new Set(versions.map(({ name }) => name))];
  const usual = names.includes('default') ? 'default' : (names[0] ?? '');
  const name = askedAmong(names, usual, ['name', asked.name]);
  const own = versions.filter((version) => version.name === name);
  const numbers = own.map(({ version }) => version);
  const latest = numbers[0] ?? 0;
  const shown = own[numbers.indexOf(askedAmong(numbers, latest, ['version', asked.version]))];
  const view = asked.view ?? 'read';
  if (shown === undefined) return <Nothing sentence={t('playbook.nothing')} />;
  return (
    <>
      <Group gap="sm" align="end">
        <NativeSelect
          label={t('playbook.name')}
          value={name}
          data={names}
          onChange={({ currentTarget: { value } }) =>
            anew({ ...(asked.view === undefined ? {} : { view: asked.view }), name: value })
          }
        />
        <NativeSelect
          label={t('playbook.version')}
          value={String(shown.version)}
          data={own.map(({ version }) => String(version))}
          onChange={({ currentTarget: { value } }) => ask({ version: Number(value) })}
        />
        <SegmentedControl
          aria-label={t('playbook.views')}
          value={view}
          data={views.map((value) => ({ value, label: t(`playbook.view.${value}`) }))}
          onChange={(value) => ask({ view: views.find((known) => known === value) ?? 'read' })}
        />
      </Group>
      {view === 'read' && <ReadView shown={shown} versions={own} />}
      {view === 'changes' && <ChangesView shown={shown} versions={own} />}
      {view === 'check' && <CheckView shown={shown} />}
      {view === 'try' && <TryView versions={versions} shown={shown} />}
    </>
  );
};
