// What waits to be claimed, for how long, and what hinders the reader from claiming it?
import { Card, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import { useNow } from '../now.ts';
import { passOver } from '../pass-over.ts';
import { useReason } from '../problem/said.ts';
import { meQuery } from '../queries.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import { textAt } from '../value-at.ts';
import { Claim } from './claim.tsx';
import { OfficeHead } from './office-head.tsx';
import { usePool } from './pool-queries.ts';
import type { PoolLead } from './pool-queries.ts';
import { amountOf, nameOf, PooledLead } from './pooled-lead.tsx';

const claiming = ['AR', 'SR', 'FR', 'inside_sales'];
const here = getRouteApi('/pool');

export const PoolPage = (): JSX.Element => {
  const { t } = useTranslation();
  const asked = here.useSearch();
  const navigate = here.useNavigate();
  const { data, error, refetch } = usePool(asked);
  const reason = useReason();
  return (
    <Stack gap="sm">
      <OfficeHead
        title={t('page.pool')}
        asked={asked}
        ask={(search) => passOver(navigate({ search, replace: true }))}
      />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          {data.obstacle !== null && (
            <Card withBorder padding="sm" role="note">
              <Text fw={600}>{t('pool.obstacle')}</Text>
              <Text size="sm">{reason(data.obstacle)}</Text>
            </Card>
          )}
          {data.leads.length === 0 ? (
            <Nothing sentence={t('pool.nothing')} />
          ) : (
            <PoolTable leads={data.leads} isHindered={data.obstacle !== null} />
          )}
          {data.others > 0 && (
            <Text size="sm" c="dimmed">
              {t('pool.others', { count: data.others })}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};

interface PoolTableProps {
  readonly leads: readonly PoolLead[];
  /** Something speaks against any claim. */
  readonly isHindered: boolean;
}

const PoolTable = ({ leads, isHindered }: PoolTableProps): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { data: me } = useQuery(meQuery);
  const now = useNow();
  const reason = useReason();
  const roles = me?.roles ?? [];
  const claims = roles.some((role) => claiming.includes(role));
  // Whoever only claims sees what the pool shows; the lead itself is told to who directs there.
  const opens = roles.some((role) => !claiming.includes(role));
  const columns: readonly Column<PoolLead>[] = [
    {
      ...{ name: t('pool.customer'), kind: 'text' as const },
      of: nameOf,
      show: (lead) => <PooledLead lead={lead} isOpen={opens} />,
    },
    { name: t('pool.product'), kind: 'text', of: ({ need }) => textAt(need, 'product') },
    { name: t('pool.amount'), kind: 'money', of: amountOf },
    { name: t('pool.grade'), kind: 'text', of: ({ grade }) => grade },
    { name: t('pool.of'), kind: 'text', of: ({ officeId }) => names.office(officeId) },
    { name: t('pool.role'), kind: 'text', of: ({ role }) => t(`role.${role}`, role) },
    { name: t('pool.waits'), kind: 'span', of: ({ since }) => (now === 0 ? null : now - Date.parse(since)) },
    ...(claims
      ? [
          {
            ...{ name: t('pool.claim'), kind: 'text' as const },
            of: ({ because }: PoolLead) => (because === null ? t('pool.mayClaim') : reason(because)),
            show: ({ leadId, because }: PoolLead) => {
              if (because !== null) return reason(because);
              return isHindered ? '–' : <Claim leadId={leadId} />;
            },
          },
        ]
      : []),
  ];
  return (
    <Sheet name={t('pool.table')} file="pool" columns={columns} rows={leads} keyOf={({ leadId }) => leadId} />
  );
};
