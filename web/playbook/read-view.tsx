// What does this version say? Who published it and why, its rules section by section, and the file as it was written.
import { Code, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading } from '../states.tsx';
import type { Version } from './playbook-queries.ts';
import { usePlaybook } from './playbook-queries.ts';
import { Rules } from './rules.tsx';

interface ReadViewProps {
  readonly shown: Version;
  readonly versions: readonly Version[];
}

export const ReadView = ({ shown, versions }: ReadViewProps): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = usePlaybook(shown.name, shown.version);
  return (
    <Stack gap="md">
      <Versions versions={versions} />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          <Rules written={data.written} />
          <details>
            <summary>{t('playbook.source')}</summary>
            <Code block tabIndex={0} aria-label={t('playbook.source')}>
              {data.source}
            </Code>
          </details>
        </>
      )}
    </Stack>
  );
};

const Versions = ({ versions }: { readonly versions: readonly Version[] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const columns: readonly Column<Version>[] = [
    { name: t('playbook.version'), kind: 'text', of: ({ version }) => String(version) },
    { name: t('playbook.since'), kind: 'text', of: ({ publishedAt }) => instant(publishedAt, i18n.language) },
    { name: t('playbook.by'), kind: 'text', of: ({ author }) => names.person(author) },
    {
      name: t('playbook.note'),
      kind: 'text',
      of: ({ note }) => note,
      show: ({ note }) => <span className="told">{note}</span>,
    },
  ];
  return (
    <div>
      <Sheet
        name={t('playbook.versions')}
        columns={columns}
        rows={versions}
        keyOf={({ version }) => String(version)}
        file="playbook-versions"
      />
      <Text size="sm" c="dimmed" mt={4}>
        {t('playbook.whoFollows')} <Code>npx leadcycle playbook show --versions</Code>
      </Text>
    </div>
  );
};
