// Which leads are these? The list behind a cell, a customer, a view, or all that one reaches.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import { useOffers } from '../palette/offers.ts';
import { passOver } from '../pass-over.ts';
import { meQuery } from '../queries.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { ViewsMenu } from '../views/views-menu.tsx';
import { Chosen } from './chosen.tsx';
import { LeadFilters } from './lead-filters.tsx';
import { useBeginAnew, useHasChanged, useLeadPages } from './lead-pages.ts';
import { LeadTable } from './lead-table.tsx';
import { listedWith } from './listed.ts';
import type { Listed } from './listed.ts';
import { SavedAsFile } from './saved-as-file.tsx';
import { useSelection } from './selection.ts';

/** Who may give one command to many leads. */
const directing = ['lead_manager', 'sales_manager', 'administrator'];

const route = getRouteApi('/leads');

export const LeadListPage = (): JSX.Element => {
  const asked = route.useSearch();
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useLeadPages(asked);
  const { data: me } = useQuery(meQuery);
  const hasChanged = useHasChanged(asked);
  const beginAnew = useBeginAnew(asked);
  const leads = data?.pages.flatMap(({ items }) => items);
  const selection = useSelection((leads ?? []).map(({ leadId }) => leadId));
  const mayDoMany = me?.roles.some((role) => directing.includes(role)) ?? false;
  const change = (changed: Listed): void =>
    passOver(navigate({ to: '/leads', search: listedWith(asked, changed), replace: true }));
  useOffers(
    useMemo(() => {
      const go = (search: Listed): void => passOver(navigate({ to: '/leads', search, replace: true }));
      return [
        { id: 'late', label: t('filter.late'), act: () => go(listedWith(asked, { late: 'true' })) },
        { id: 'all', label: t('leads.all'), act: () => go({}) },
      ];
    }, [asked, navigate, t]),
  );
  const next = useCallback(() => passOver(fetchNextPage()), [fetchNextPage]);
  return (
    <Stack gap="xs">
      <Group justify="space-between">
        <Group gap="sm" align="baseline">
          <Title order={2} size="h3">
            {t('page.leads')}
          </Title>
          {leads !== undefined && (
            <Text size="sm" c="dimmed" role="status">
              {t(hasNextPage ? 'list.shownOfMore' : 'list.shownAll', {
                count: leads.length,
                shown: leads.length.toLocaleString(i18n.language),
              })}
            </Text>
          )}
          {hasChanged && error === null && (
            <Button size="compact-xs" variant="default" onClick={() => passOver(beginAnew())}>
              {t('list.changed')}
            </Button>
          )}
        </Group>
        <Group gap="xs">
          <ViewsMenu
            page="leads"
            filters={asked}
            open={(filters) => passOver(navigate({ to: '/leads', search: filters, replace: true }))}
          />
          {leads !== undefined && <SavedAsFile asked={asked} shown={leads} isWhole={!hasNextPage} />}
          <Button component={Link} to="/leads/new" size="compact-sm">
            {t('page.newLead')}
          </Button>
        </Group>
      </Group>
      <LeadFilters asked={asked} change={change} />
      <Chosen asked={asked} change={change} />
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {mayDoMany && selection.holds.size > 0 && (
        <BulkBar asked={asked} selection={selection} isWhole={!hasNextPage} />
      )}
      {leads === undefined ? (
        error === null && <Loading />
      ) : leads.length === 0 ? (
        <Nothing sentence={t('leads.nothing')}>
          <Button component={Link} to="/" variant="default">
            {t('page.board')}
          </Button>
        </Nothing>
      ) : (
        <LeadTable
          leads={leads}
          more={hasNextPage && !isFetchingNextPage && error === null ? next : null}
          isWhole={!hasNextPage}
          selection={mayDoMany ? selection : null}
        />
      )}
    </Stack>
  );
};
