// What happened to a lead, who did it, why, and by which rule? The latest on top, a page at a time.
import { Alert, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import { actorIn, reasonIn } from './told-why.ts';

interface TimelineProps {
  readonly leadId: string;
  readonly events: readonly Schemas['TimelineEntry'][];
  /** false: the life is longer than what was read of it. */
  readonly isWhole: boolean;
  readonly timeZone: string;
}

/** Long lives are shown so many events at a time. */
const shownAtOnce = 100;

export const LeadTimeline = ({ leadId, events, isWhole, timeZone }: TimelineProps): JSX.Element => {
  const { t } = useTranslation();
  const [pages, setPages] = useState(1);
  const shown = events.toReversed().slice(0, pages * shownAtOnce);
  const hidden = events.length - shown.length;
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('lead.timeline')}
        </Title>
        {!isWhole && <Alert>{t('timeline.tooLong', { count: events.length })}</Alert>}
        <Stack gap="sm" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {shown.map((event) => (
            <Entry key={event.seq} {...{ leadId, event, timeZone }} />
          ))}
        </Stack>
        {hidden > 0 && (
          <Group>
            <Button variant="default" onClick={() => setPages(pages + 1)}>
              {t('timeline.earlier', { count: hidden })}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
};

const Entry = ({
  leadId,
  event,
  timeZone,
}: {
  readonly leadId: string;
  readonly event: Schemas['TimelineEntry'];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { kind, name } = actorIn(event.actor);
  const reason = reasonIn(event.data);
  return (
    <li>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Text size="sm" fw={600}>
          {t(`event.${event.type}`)}
        </Text>
        <Link
          to="/leads/$leadId"
          params={{ leadId }}
          search={{ at: event.seq }}
          className="quiet-link"
          aria-label={t('moment.openOf', { seq: event.seq })}
        >
          {t('moment.open')}
        </Link>
      </Group>
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
