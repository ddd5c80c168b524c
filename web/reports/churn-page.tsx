// Which share of the leads did not become orders: in all, by month, by any cut, for which reasons, and with which follow-up?
import { Group, Paper, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { shareShown } from '../sheet/shown.ts';
import { ChurnBarFigure } from './churn-bar-figure.tsx';
import { ChurnMonthFigure } from './churn-month-figure.tsx';
import { ClosedFigure } from './closed-figure.tsx';
import { CutChoice, cutIn } from './cut-choice.tsx';
import { Definitions } from './definitions.tsx';
import { ReasonFigure } from './reason-figure.tsx';
import { ReportPage } from './report-page.tsx';
import { useChurn, useChurnAgainst, useChurnBy } from './report-queries.ts';
import type { ChurnCut, FollowUp } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const cuts: readonly ChurnCut[] = [
  ...(['owner', 'first_owner', 'submitter', 'office', 'channel', 'tier', 'class', 'grade', 'kind'] as const),
  ...(['industry', 'currency', 'missing', 'recycled'] as const),
];

export const ChurnPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const churn = useChurn(asked);
  return (
    <ReportPage title={t('page.churn')}>
      <ToldReport asked={churn}>
        {(data) => (
          <Stack gap="lg">
            <ToldTime time={data} />
            <Headline churn={data} />
            <ChurnMonthFigure churn={data} />
            <ClosedFigure churn={data} />
            <ReasonFigure churn={data} />
          </Stack>
        )}
      </ToldReport>
      <ByCut />
      <Against what="first_contact" />
      <Against what="follow_up_cycle" />
      <Definitions
        of={['base', 'leftOut', 'open', 'allIn', 'strict', 'mature', 'matured', 'closed', 'cuts']}
        values={{ days: churn.data?.maturityDays ?? '–' }}
        document="how-to/read-churn.md"
      />
    </ReportPage>
  );
};

const Headline = ({ churn }: { readonly churn: Schemas['Churn'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { total, closedTotal } = churn;
  const count = (leads: number): string => leads.toLocaleString(i18n.language);
  const told = [
    { word: 'allIn', share: total.allIn, of: `${count(total.base - total.won)} ÷ ${count(total.base)}` },
    { word: 'strict', share: total.strict, of: `${count(total.lost)} ÷ ${count(total.won + total.lost)}` },
    {
      ...{ word: 'matured', share: total.matured },
      of: `${count(total.matureChurned)} ÷ ${count(total.mature)}`,
    },
    {
      ...{ word: 'closed', share: closedTotal.rate },
      of: `${count(closedTotal.lost)} ÷ ${count(closedTotal.won + closedTotal.lost)}`,
    },
  ];
  return (
    <Group gap="sm" align="stretch">
      {told.map(({ word, share, of }) => (
        <Paper key={word} withBorder p="sm" miw={150}>
          <Text size="sm">{t(`column.${word}`)}</Text>
          <Text fw={700} size="xl">
            {share === null ? '–' : shareShown(share, i18n.language)}
          </Text>
          <Text size="xs" c="dimmed">
            {of}
          </Text>
        </Paper>
      ))}
      <Paper withBorder p="sm">
        <Text size="sm">{t('churn.events')}</Text>
        <Text size="sm">{t('churn.losses', { count: churn.events.losses })}</Text>
        <Text size="sm">{t('churn.reopenings', { count: churn.events.reopenings })}</Text>
        <Text size="sm">{t('churn.rewon', { count: churn.events.rewon })}</Text>
      </Paper>
    </Group>
  );
};

const ByCut = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const cut = cutIn(asked.by, cuts, 'channel');
  const told = useChurnBy(cut, asked);
  return (
    <Stack gap="xs">
      <CutChoice cuts={cuts} chosen={cut} usual="channel" />
      <ToldReport asked={told}>
        {({ rows, total }) => (
          <ChurnBarFigure
            name={t('churn.byCut', { cut: t(`by.${cut}`) })}
            file={`churn-by-${cut.replaceAll('_', '-')}`}
            cut={cut}
            {...{ rows, total }}
          />
        )}
      </ToldReport>
    </Stack>
  );
};

const Against = ({ what }: { readonly what: FollowUp }): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  return (
    <ToldReport asked={useChurnAgainst(what, asked)}>
      {({ readings }) => (
        <Stack gap="lg">
          {readings.map(({ reading, rows, total }) => (
            <ChurnBarFigure
              key={reading}
              name={t(`churn.against.${reading}`)}
              file={`churn-against-${reading.replaceAll('_', '-')}`}
              cut={reading}
              {...{ rows, total }}
            >
              <Text size="sm" c="dimmed">
                {t(`definition.${reading}`)}
              </Text>
            </ChurnBarFigure>
          ))}
        </Stack>
      )}
    </ToldReport>
  );
};
