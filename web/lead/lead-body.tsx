// What is there to see of a lead below its head? The moment, its parts one at a time, and what can be done with it.
import { Alert, Grid, Stack, Tabs } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import type { ComponentType, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { CommandPanel } from '../command/command-panel.tsx';
import { passOver } from '../pass-over.ts';
import { Failed, Loading } from '../states.tsx';
import { Clocks } from './clocks/open-clocks.tsx';
import { useTimeline } from './lead-queries.ts';
import { LeadTimeline } from './lead-timeline.tsx';
import { parts } from './looked-at.ts';
import type { LookedAt, Part } from './looked-at.ts';
import { MomentBar } from './moment-bar.tsx';
import type { PartProps } from './part-props.ts';

const views: Readonly<Record<Exclude<Part, 'timeline'>, ComponentType<PartProps>>> = {
  evaluation: lazy(async () => ({
    default: (await import('./evaluation/evaluation-part.tsx')).EvaluationPart,
  })),
  verification: lazy(async () => ({
    default: (await import('./verification/verification-part.tsx')).VerificationPart,
  })),
  customer: lazy(async () => ({ default: (await import('./customer/customer-part.tsx')).CustomerPart })),
  project: lazy(async () => ({ default: (await import('./project/project-part.tsx')).ProjectPart })),
  clocks: lazy(async () => ({ default: (await import('./clocks/clocks-part.tsx')).ClocksPart })),
  record: lazy(async () => ({ default: (await import('./record/record-part.tsx')).RecordPart })),
};

interface BodyProps {
  readonly leadId: string;
  readonly looked: LookedAt;
  readonly told: Schemas['LeadTold'];
}

export const LeadBody = ({ leadId, looked, told }: BodyProps): JSX.Element => {
  const { t } = useTranslation();
  if (told.sight === 'pool')
    return (
      <Stack gap="md">
        <Alert color="gray" variant="outline" role="note">
          {t('lead.poolOnly')}
        </Alert>
        <CommandPanel leadId={leadId} nextSteps={told.nextSteps} />
      </Stack>
    );
  const { show = 'timeline', at = null } = looked;
  return (
    <Stack gap="md">
      <MomentBar {...{ leadId, at }} timeZone={told.timeZone} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack gap="md">
            {at === null ? (
              <CommandPanel leadId={leadId} nextSteps={told.nextSteps} />
            ) : (
              <Alert color="gray" variant="outline" role="note">
                {t('moment.noCommands')}
              </Alert>
            )}
            <Clocks clocks={told.clocks} timeZone={told.timeZone} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Parts {...{ leadId, told, show, at }} />
        </Grid.Col>
      </Grid>
    </Stack>
  );
};

const Parts = ({
  leadId,
  told,
  show,
  at,
}: Omit<BodyProps, 'looked'> & { readonly show: Part; readonly at: number | null }): JSX.Element => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, refetch } = useTimeline(leadId);
  const go = (part: string | null): void => {
    const chosen = parts.find((one) => one === part);
    passOver(
      navigate({
        to: '/leads/$leadId',
        params: { leadId },
        search: {
          ...(chosen === undefined || chosen === 'timeline' ? {} : { show: chosen }),
          ...(at === null ? {} : { at }),
        },
        replace: true,
      }),
    );
  };
  const events = (data?.events ?? []).filter(({ seq }) => at === null || seq <= at);
  return (
    <Tabs value={show} onChange={go} keepMounted={false}>
      <Tabs.List aria-label={t('lead.show')} mb="sm">
        {parts.map((part) => (
          <Tabs.Tab key={part} value={part}>
            {t(`lead.show.${part}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {parts.map((part) => {
        const View = part === 'timeline' ? null : views[part];
        return (
          <Tabs.Panel key={part} value={part}>
            {data === undefined ? (
              error === null && <Loading />
            ) : View === null ? (
              <LeadTimeline {...{ leadId, events }} isWhole={data.isWhole} timeZone={told.timeZone} />
            ) : (
              <Suspense fallback={<Loading />}>
                <View {...{ leadId, told, events }} />
              </Suspense>
            )}
          </Tabs.Panel>
        );
      })}
    </Tabs>
  );
};
