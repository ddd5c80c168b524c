// What may open leads bring, each weighted by how far it has come?
import { Group, Paper, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { money } from '../format.ts';
import { CutChoice, cutIn } from './cut-choice.tsx';
import { Definitions } from './definitions.tsx';
import { ForecastFigure } from './forecast-figure.tsx';
import { ReportPage } from './report-page.tsx';
import { useForecast } from './report-queries.ts';
import { ToldReport } from './told-report.tsx';
import { ToldTime } from './told-time.tsx';
import { useAsked } from './use-asked.ts';

const cuts = [
  ...([
    'step',
    'decision',
    'tier',
    'office',
    'owner',
    'channel',
    'class',
    'grade',
    'kind',
    'industry',
  ] as const),
];

export const ForecastPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const cut = cutIn(asked.by, cuts, 'step');
  return (
    <ReportPage title={t('page.forecast')} withPeriod={false}>
      <CutChoice cuts={cuts} chosen={cut} usual="step" />
      <ToldReport asked={useForecast(asked)}>
        {(data) => (
          <>
            <ToldTime time={data} />
            <Together forecast={data} />
            <ForecastFigure forecast={data} cut={cut} />
          </>
        )}
      </ToldReport>
      <Definitions
        of={['amount', 'weighted', 'inBase', 'decision']}
        document="how-to/prepare-a-lead-meeting.md"
      />
    </ReportPage>
  );
};

const Together = ({ forecast }: { readonly forecast: Schemas['Forecast'] }): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  const { inBase, leads, withoutAmount } = forecast;
  if (inBase === null) return null;
  const amount = (minor: string): string => money(minor, inBase.currency, i18n.language);
  return (
    <Group gap="sm" align="stretch">
      <Paper withBorder p="sm">
        <Text size="sm">{t('column.weighted')}</Text>
        <Text fw={700} size="xl">
          {amount(inBase.weightedTotal)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('forecast.of', { amount: amount(inBase.total) })}
        </Text>
      </Paper>
      <Paper withBorder p="sm">
        <Text size="sm">{t('column.leads')}</Text>
        <Text fw={700} size="xl">
          {leads.toLocaleString(i18n.language)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('forecast.withoutAmount', { count: withoutAmount })}
        </Text>
        {inBase.unrated.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('forecast.unrated', { currencies: inBase.unrated.join(', ') })}
          </Text>
        )}
      </Paper>
    </Group>
  );
};
