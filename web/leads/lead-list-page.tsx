// Which leads are these? The list behind a cell, a customer, or all that one reaches.
import { Badge, Button, Group, Pill, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant, money, span } from '../format.ts';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { useLeadPages } from './lead-pages.ts';
import type { Listed } from './listed.ts';

export const LeadListPage = ({ asked }: { readonly asked: Listed }): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLeadPages(asked);
  const leads = data?.pages.flatMap(({ items }) => items);
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('page.leads')}
      </Title>
      <Chosen asked={asked} />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {leads === undefined ? (
        error === null && <Loading />
      ) : leads.length === 0 ? (
        <Nothing sentence={t('leads.nothing')}>
          <Button component={Link} to="/" variant="default">
            {t('page.board')}
          </Button>
        </Nothing>
      ) : (
        <LeadTable leads={leads} />
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => passOver(fetchNextPage())}>
          {t('leads.more')}
        </Button>
      )}
    </Stack>
  );
};

/** What the list is narrowed by; each can be taken away. */
const Chosen = ({ asked }: { readonly asked: Listed }): JSX.Element => {
  const { t } = useTranslation();
  const chosen = Object.entries(asked);
  return (
    <Group gap="xs">
      {chosen.map(([filter, value]) => (
        <Pill key={filter} size="md">
          {t(`filter.${filter}`)}: {t([`place.${value}`, `tier.${value}`, `class.${value}`], value)}
        </Pill>
      ))}
      {chosen.length > 0 && (
        <Link to="/leads" search={{}}>
          {t('leads.all')}
        </Link>
      )}
    </Group>
  );
};

const LeadTable = ({ leads }: { readonly leads: readonly Schemas['LeadListed'][] }): JSX.Element => {
  const { t } = useTranslation();
  const columns = ['lead', 'place', 'tier', 'owner', 'class', 'grade', 'amount', 'moved', 'due'];
  return (
    <Table.ScrollContainer minWidth={900} tabIndex={0} aria-label={t('page.leads')} role="region">
      <Table striped withTableBorder verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {t(`leads.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leads.map((lead) => (
            <LeadRow key={lead.leadId} lead={lead} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};

const LeadRow = ({ lead }: { readonly lead: Schemas['LeadListed'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { leadId, stage, tier, owner, grade, currency, minor, movedAt, nextDueAt, nextDue } = lead;
  const { data: now = 0 } = useQuery({
    queryKey: ['now'],
    queryFn: () => Date.now(),
    refetchInterval: 30_000,
  });
  const isLate = nextDueAt !== null && now > Date.parse(nextDueAt);
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/leads/$leadId" params={{ leadId }}>
          {lead.customerId ?? leadId.slice(0, 8)}
        </Link>
        <Text size="xs" c="dimmed">
          {lead.product ?? leadId.slice(0, 8)}
        </Text>
      </Table.Td>
      <Table.Td>{t(`place.${stage}`)}</Table.Td>
      <Table.Td>{t(`tier.${tier ?? 'none'}`)}</Table.Td>
      <Table.Td>{owner === null ? '–' : names.person(owner)}</Table.Td>
      <Table.Td>{lead.class === null ? '–' : t(`class.${lead.class}`)}</Table.Td>
      <Table.Td>{grade ?? '–'}</Table.Td>
      <Table.Td>{currency === null || minor === null ? '–' : money(minor, currency, i18n.language)}</Table.Td>
      <Table.Td>{now === 0 ? '' : span(now - Date.parse(movedAt), i18n.language)}</Table.Td>
      <Table.Td>
        {nextDueAt === null ? (
          '–'
        ) : (
          <>
            {isLate && (
              <Badge color="red.9" size="sm" mr={4}>
                {t('due.late')}
              </Badge>
            )}
            {t(`clock.${nextDue ?? ''}`, nextDue ?? '')} · {instant(nextDueAt, i18n.language)}
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
};
