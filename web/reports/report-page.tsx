// What do all reports have around them? The way to the others, what they are narrowed by, and what each number means.
import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sharedIn } from './asked.ts';
import { Filters } from './filters.tsx';
import { reportPages } from './report-pages.ts';
import { useAsked } from './use-asked.ts';

interface ReportPageProps {
  readonly title: string;
  readonly withPeriod?: boolean;
  readonly children: ReactNode;
}

export const ReportPage = ({ title, withPeriod = true, children }: ReportPageProps): JSX.Element => {
  const { t } = useTranslation();
  const { asked } = useAsked();
  const shared = sharedIn(asked);
  return (
    <Stack gap="md">
      <nav aria-label={t('page.reports')} className="report-links">
        {reportPages.map(({ word, link }) => (
          <Link
            key={word}
            {...link}
            search={shared}
            activeOptions={{ includeSearch: false }}
            activeProps={{ className: 'here' }}
          >
            {t(word)}
          </Link>
        ))}
      </nav>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Filters withPeriod={withPeriod} />
      {children}
    </Stack>
  );
};
