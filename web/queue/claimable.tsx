// What lies in pools that I may claim? The longest waiting first; what I may not, with the reason.
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../command/command-drawer.tsx';
import { Refused } from '../client.ts';
import { money, span } from '../format.ts';
import { useNames } from '../names.ts';
import { useReason } from '../problem/said.ts';
import { Failed, Loading } from '../states.tsx';
import { textAt, valueAt } from '../value-at.ts';
import { claimableQuery } from './queue-queries.ts';
import type { InPoolTold } from './queue-queries.ts';

interface ClaimableProps {
  readonly begin: (begun: Begun) => void;
}

/** So many are shown at first. */
const few = 20;

export const Claimable = ({ begin }: ClaimableProps): JSX.Element | null => {
  const { t } = useTranslation();
  const { data, error, refetch, dataUpdatedAt } = useQuery(claimableQuery);
  const [shown, show] = useState(few);
  const reason = useReason();
  // Who looks into no pools has none beside their queue.
  if (error instanceof Refused && error.problem.status === 403) return null;
  return (
    <Stack gap="xs" component="section" aria-label={t('queue.pool')}>
      <Title order={3} size="h5">
        {t('queue.pool')}
      </Title>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          {data.obstacle !== null && (
            <Text size="sm" fw={600}>
              {t('queue.obstacle', { because: reason(data.obstacle) })}
            </Text>
          )}
          {data.leads.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('queue.poolNothing')}
            </Text>
          )}
          {data.leads.slice(0, shown).map((lead) => (
            <InPool
              key={lead.leadId}
              lead={lead}
              mayClaim={data.obstacle === null && lead.because === null}
              now={dataUpdatedAt}
              begin={begin}
            />
          ))}
          {data.leads.length > shown && (
            <Button variant="default" size="xs" onClick={() => show(shown + few)}>
              {t('queue.more', { count: data.leads.length - shown })}
            </Button>
          )}
        </>
      )}
    </Stack>
  );
};

interface InPoolProps extends ClaimableProps {
  readonly lead: InPoolTold;
  readonly mayClaim: boolean;
  readonly now: number;
}

const InPool = ({ lead, mayClaim, now, begin }: InPoolProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const reason = useReason();
  const { leadId, customer, need, amount, grade, officeId, since, because } = lead;
  const about = textAt(customer, 'name') ?? `${t('lead.noCustomer')} (${leadId.slice(0, 8)})`;
  const [currency, minor] = [textAt(amount, 'currency'), valueAt(amount, 'minor')];
  const told = [
    textAt(need, 'product'),
    currency === null || typeof minor !== 'number' ? null : money(minor, currency, i18n.language),
    grade === null ? null : `${t('lead.grade')} ${grade}`,
  ];
  return (
    <Card withBorder padding="xs">
      <Text size="sm" fw={600}>
        {about}
      </Text>
      <Text size="xs">{told.filter((one) => one !== null).join(' · ')}</Text>
      <Group justify="space-between" gap="xs">
        <Text size="xs" c="dimmed">
          {names.office(officeId)} ·{' '}
          {t('queue.waits', { span: span(now - Date.parse(since), i18n.language) })}
        </Text>
        {mayClaim && (
          <Button size="compact-sm" onClick={() => begin({ leadId, command: 'ClaimLead', about })}>
            {t('command.ClaimLead')}
          </Button>
        )}
      </Group>
      {because !== null && (
        <Text size="xs" c="dimmed">
          {reason(because)}
        </Text>
      )}
    </Card>
  );
};
