// Where does one lead stand, what comes next, and how did it come so far?
import { Grid, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandPanel } from '../command/command-panel.tsx';
import { Failed, Loading } from '../states.tsx';
import { Clocks } from './clocks.tsx';
import { LeadHead } from './lead-head.tsx';
import { useLead } from './lead-queries.ts';
import { LeadTimeline } from './lead-timeline.tsx';

export const LeadPage = ({ leadId }: { readonly leadId: string }): JSX.Element => {
  const { t } = useTranslation();
  const { data: lead, error, refetch } = useLead(leadId);
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
      <Grid>
        <Grid.Col span={{ base: 12, md: 5 }} order={{ base: 1, md: 2 }}>
          <Stack gap="md">
            <CommandPanel leadId={leadId} nextSteps={lead.nextSteps} />
            <Clocks clocks={lead.clocks} timeZone={lead.timeZone} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 7 }} order={{ base: 2, md: 1 }}>
          {lead.sight === 'whole' && <LeadTimeline leadId={leadId} timeZone={lead.timeZone} />}
        </Grid.Col>
      </Grid>
    </Stack>
  );
};
