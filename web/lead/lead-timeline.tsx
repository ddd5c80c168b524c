// What happened to a lead, who did it, why, and by which rule? The latest on top.
import { Alert, Card, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import { Failed, Loading } from '../states.tsx';
import { useTimeline } from './lead-queries.ts';
import { actorIn, reasonIn } from './told-why.ts';

interface TimelineProps {
  readonly leadId: string;
  readonly timeZone: string;
}

export const LeadTimeline = ({ leadId, timeZone }: TimelineProps): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useTimeline(leadId);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('lead.timeline')}
        </Title>
        {error !== null && <Failed error={error} again={() => refetch()} />}
        {data === undefined ? (
          error === null && <Loading />
        ) : (
          <>
            {!data.isWhole && <Alert>{t('lead.timelineGoesOn', { count: data.events.length })}</Alert>}
            <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
              {data.events.toReversed().map((event) => (
                <Entry key={event.seq} event={event} timeZone={timeZone} />
              ))}
            </Stack>
          </>
        )}
      </Stack>
    </Card>
  );
};

const Entry = ({
  event,
  timeZone,
}: {
  readonly event: Schemas['TimelineEntry'];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { kind, name } = actorIn(event.actor);
  const reason = reasonIn(event.data);
  return (
    <li>
      <Text size="sm" fw={600}>
        {t(`event.${event.type}`)}
      </Text>
      <Text size="xs" c="dimmed">
        {instant(event.time, i18n.language, timeZone)} ·{' '}
        {t(`actor.${kind}`, { name: kind === 'person' ? names.person(name) : name })} · #{event.seq}
      </Text>
      {reason !== null && <Text size="sm">{reason}</Text>}
      <details>
        <summary>
          <Text span size="xs" c="dimmed">
            {t('lead.detail')}
          </Text>
        </summary>
        <Text component="pre" size="xs" m={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {JSON.stringify(event.data, null, 2)}
        </Text>
      </details>
    </li>
  );
};
