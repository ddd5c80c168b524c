// What does everybody have against what they can keep? A bar each, and from a person to their leads.
import { Badge, Group, Progress } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import type { PersonLoad } from './pool-queries.ts';

const shareOf = ({ owned, held, capacity }: PersonLoad): number | null =>
  capacity === 0 ? null : (owned + held) / capacity;

const colours = { free: 'teal', full: 'yellow', over: 'red' } as const;

export const LoadTable = ({ people }: { readonly people: readonly PersonLoad[] }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const columns: readonly Column<PersonLoad>[] = [
    {
      ...{ name: t('load.person'), kind: 'text', of: ({ personId }) => names.person(personId) },
      show: ({ personId }) => (
        <Link to="/leads" search={{ owner: personId }}>
          {names.person(personId)}
        </Link>
      ),
    },
    { name: t('load.office'), kind: 'text', of: ({ officeId }) => names.office(officeId) },
    {
      ...{ name: t('load.roles'), kind: 'text' },
      of: ({ roles }) => roles.map((role) => t(`role.${role}`, role)).join(', '),
    },
    {
      ...{ name: t('load.share'), kind: 'share', of: shareOf },
      show: (person) => <Bar person={person} />,
    },
    { name: t('load.owned'), kind: 'count', of: ({ owned }) => owned },
    { name: t('load.held'), kind: 'count', of: ({ held }) => held },
    { name: t('load.capacity'), kind: 'count', of: ({ capacity }) => capacity },
    {
      ...{ name: t('load.standing'), kind: 'text' },
      of: ({ standing, state }) =>
        [t(`load.is.${standing}`), ...(state === 'active' ? [] : [t(`load.is.${state}`)])].join(', '),
      show: ({ standing, state }) => (
        <Group gap={4} wrap="nowrap">
          <Badge variant={standing === 'over' ? 'filled' : 'default'} color="red.9" size="sm">
            {t(`load.is.${standing}`)}
          </Badge>
          {state !== 'active' && (
            <Badge variant="default" size="sm">
              {t(`load.is.${state}`)}
            </Badge>
          )}
        </Group>
      ),
    },
  ];
  return (
    <Sheet
      name={t('load.byPerson')}
      file="load-by-person"
      columns={columns}
      rows={people}
      keyOf={({ personId }) => personId}
    />
  );
};

const Bar = ({ person }: { readonly person: PersonLoad }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const share = shareOf(person);
  if (share === null) return <>–</>;
  const words = share.toLocaleString(i18n.language, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <Group gap="xs" wrap="nowrap" justify="flex-end">
      <Progress.Root w={120} size="md">
        <Progress.Section
          value={Math.min(100, share * 100)}
          color={colours[person.standing]}
          aria-label={t('load.share')}
        />
      </Progress.Root>
      <span>{words}</span>
    </Group>
  );
};
