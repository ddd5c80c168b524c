// What happened to a lead since a form for it was opened? Told before what was written goes over the new state.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format.ts';
import { useTimeline } from '../lead/lead-queries.ts';
import { actorIn } from '../lead/told-why.ts';
import { useNames } from '../names.ts';

interface MovedOnProps {
  readonly leadId: string;
  readonly afterSeq: number;
  readonly timeZone: string;
  /** Whether it was sent, and refused for that. */
  readonly isRefused: boolean;
  readonly sendAnyway: () => void;
}

export const MovedOn = ({ leadId, afterSeq, timeZone, isRefused, sendAnyway }: MovedOnProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const { data } = useTimeline(leadId);
  const since = (data?.events ?? []).filter(({ seq }) => seq > afterSeq);
  return (
    <Alert
      color={isRefused ? 'red' : 'blue'}
      variant="outline"
      title={t(isRefused ? 'form.movedOn' : 'form.movesOn')}
      role={isRefused ? 'alert' : 'status'}
    >
      <Stack gap="xs">
        <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {since.map(({ seq, type, time, actor }) => {
            const { kind, name } = actorIn(actor);
            return (
              <Text key={seq} component="li" size="sm">
                {t(`event.${type}`)} ·{' '}
                {t(`actor.${kind}`, { name: kind === 'person' ? names.person(name) : name })} ·{' '}
                {instant(time, i18n.language, timeZone)}
              </Text>
            );
          })}
        </Stack>
        <Text size="sm">{t('form.kept')}</Text>
        <Group>
          <Button size="xs" onClick={sendAnyway}>
            {t('form.sendAnyway')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
};
