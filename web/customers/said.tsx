// What was said by a customer and about it? The latest first, opened only when somebody asks to see it.
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import { actorIn, reasonIn } from '../lead/told-why.ts';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { useSaid } from './customer-queries.ts';

interface SaidProps {
  readonly customerId: string;
  readonly timeZone: string;
}

export const Said = ({ customerId, timeZone }: SaidProps): JSX.Element => {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useSaid(
    customerId,
    isWanted,
  );
  const entries = data?.pages.flatMap(({ items }) => items);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('customer.said')}
        </Title>
        {error !== null && <Failed error={error} again={() => refetch()} />}
        {entries === undefined ? (
          isWanted && error === null ? (
            <Loading />
          ) : (
            <Group>
              <Button variant="default" size="compact-sm" onClick={() => setWanted(true)}>
                {t('customer.showSaid')}
              </Button>
              <Text size="xs" c="dimmed">
                {t('customer.writtenDown')}
              </Text>
            </Group>
          )
        ) : entries.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('customer.nothingSaid')}
          </Text>
        ) : (
          <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
            {entries.map((entry) => (
              <Entry key={`${entry.leadId} ${String(entry.seq)}`} entry={entry} timeZone={timeZone} />
            ))}
          </Stack>
        )}
        {hasNextPage && (
          <Group>
            <Button
              size="compact-sm"
              variant="default"
              loading={isFetchingNextPage}
              onClick={() => passOver(fetchNextPage())}
            >
              {t('customer.moreSaid')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
};

const Entry = ({
  entry,
  timeZone,
}: {
  readonly entry: Schemas['CustomerSaid'];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { kind, name } = actorIn(entry.actor);
  return (
    <li>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {reasonIn(entry.data) ?? t(`event.${entry.type}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {t(`event.${entry.type}`)} · {instant(entry.time, i18n.language, timeZone)} ·{' '}
        {t(`actor.${kind}`, { name: kind === 'person' ? names.person(name) : name })} ·{' '}
        <LeadLink leadId={entry.leadId} />
      </Text>
    </li>
  );
};
