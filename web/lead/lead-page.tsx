// Where does one lead stand, or where did it stand, what comes next, and how did it come so far?
import { Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading } from '../states.tsx';
import { LeadHead } from './lead-head.tsx';
import { useLead } from './lead-queries.ts';
import type { LookedAt } from './looked-at.ts';

const LeadBody = lazy(async () => ({ default: (await import('./lead-body.tsx')).LeadBody }));

interface PageProps {
  readonly leadId: string;
  readonly looked: LookedAt;
}

export const LeadPage = ({ leadId, looked }: PageProps): JSX.Element => {
  const { t } = useTranslation();
  const { data: lead, error, refetch } = useLead(leadId, looked.at ?? null);
  if (lead === undefined)
    return error === null ? (
      <Loading />
    ) : (
      <Stack align="flex-start">
        <Failed error={error} again={() => refetch()} />
        <Link to="/leads" search={{}}>
          {t('page.leads')}
        </Link>
      </Stack>
    );
  return (
    <Stack gap="md">
      {error !== null && <Failed error={error} again={() => refetch()} />}
      <LeadHead leadId={leadId} told={lead} />
      <Suspense fallback={<Loading />}>
        <LeadBody {...{ leadId, looked }} told={lead} />
      </Suspense>
    </Stack>
  );
};
