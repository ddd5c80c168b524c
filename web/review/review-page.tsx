// What has the regular meeting on leads to look at? All with a reason, the most pressing first; for the screen and on paper.
import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { LeadLink } from '../lead-link.tsx';
import { useNames } from '../names.ts';
import { passOver } from '../pass-over.ts';
import { OfficeChoice } from '../pool/office-choice.tsx';
import { ToldTime } from '../reports/told-time.tsx';
import { moneyIn } from '../sheet/column.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import type { AskedOfReview } from './asked-of-review.ts';
import './print.css';

type Listed = Schemas['Review']['listed'][number];

/** All are counted; a meeting gets through fewer. */
const listedAtMost = 200;
const here = getRouteApi('/reports/review');

export const ReviewPage = (): JSX.Element => {
  const { t, i18n } = useTranslation();
  const asked = here.useSearch();
  const navigate = here.useNavigate();
  const query = { ...asked, limit: listedAtMost };
  const { data, error, refetch } = useQuery({
    queryKey: ['review', asked],
    queryFn: () => told(api.GET('/v1/reports/review', { params: { query } })),
  });
  const ask = (word: keyof AskedOfReview, value: string | null): void => {
    const { [word]: _, ...rest } = asked;
    passOver(
      navigate({ search: value === null || value === '' ? rest : { ...rest, [word]: value }, replace: true }),
    );
  };
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-end">
        <Title order={2} size="h3">
          {t('page.review')}
        </Title>
        <Group gap="xs" align="flex-end" className="not-printed">
          {(['since', 'until'] as const).map((word) => (
            <TextInput
              key={word}
              type="date"
              label={t(`review.${word}`)}
              value={asked[word] ?? ''}
              onChange={({ currentTarget }) => ask(word, currentTarget.value)}
            />
          ))}
          <OfficeChoice office={asked.office} choose={(office) => ask('office', office)} />
          <Button variant="default" onClick={() => globalThis.print()}>
            {t('review.print')}
          </Button>
        </Group>
      </Group>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : (
        <>
          <ToldTime time={data} />
          <Text size="sm" c="dimmed">
            {t('review.span', {
              since: instant(data.since, i18n.language, data.timeZone),
              until: instant(data.until, i18n.language, data.timeZone),
              count: data.leads,
            })}
          </Text>
          <Group gap="xs">
            {data.counts.map(({ reason, leads }) => (
              <Badge key={reason} variant="default" tt="none">
                {t(`review.reason.${reason}`)}: {leads.toLocaleString(i18n.language)}
              </Badge>
            ))}
          </Group>
          {data.listed.length === 0 ? (
            <Nothing sentence={t('review.nothing')} />
          ) : (
            <ReviewTable rows={data.listed} timeZone={data.timeZone} />
          )}
          {data.leads > data.listed.length && (
            <Text size="sm" c="dimmed">
              {t('review.first', { count: data.listed.length })}
            </Text>
          )}
        </>
      )}
    </Stack>
  );
};

const ReviewTable = ({
  rows,
  timeZone,
}: {
  readonly rows: readonly Listed[];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const columns: readonly Column<Listed>[] = [
    {
      ...{ name: t('review.lead'), kind: 'text' },
      of: ({ leadId, customer }) => `${customer ?? ''} ${leadId}`.trim(),
      show: ({ leadId, customer }) => <LeadLink leadId={leadId} called={customer} />,
    },
    { name: t('filter.product'), kind: 'text', of: ({ product }) => product },
    {
      ...{ name: t('review.why'), kind: 'text' },
      of: ({ reasons }) => reasons.map((reason) => t(`review.reason.${reason}`)).join(', '),
    },
    { name: t('leads.place'), kind: 'text', of: ({ stage }) => t(`place.${stage}`, stage) },
    {
      name: t('leads.owner'),
      kind: 'text',
      of: ({ owner }) => (owner === null ? null : names.person(owner)),
    },
    { name: t('load.office'), kind: 'text', of: ({ office }) => names.office(office) },
    { name: t('leads.grade'), kind: 'text', of: ({ grade }) => grade },
    {
      ...{ name: t('leads.amount'), kind: 'money', of: moneyIn },
    },
    {
      ...{ name: t('leads.due'), kind: 'text' },
      of: ({ nextDueAt, nextDue }) =>
        nextDueAt === null
          ? null
          : `${t(`clock.${nextDue ?? ''}`, nextDue ?? '')} · ${instant(nextDueAt, i18n.language, timeZone)}`,
    },
    {
      ...{ name: t('review.moved'), kind: 'text' },
      of: ({ movedAt }) => instant(movedAt, i18n.language, timeZone),
    },
  ];
  return (
    <Sheet
      name={t('page.review')}
      file="lead-review"
      columns={columns}
      rows={rows}
      keyOf={({ leadId }) => leadId}
    />
  );
};
