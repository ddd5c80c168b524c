// As of which moment is the lead shown? Any of its events, by a slider, step by step, or from the timeline; and back to now.
import { Alert, Button, Card, Group, Slider, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format.ts';
import { passOver } from '../pass-over.ts';
import { useTimeline } from './lead-queries.ts';

interface BarProps {
  readonly leadId: string;
  readonly at: number | null;
  readonly timeZone: string;
}

export const MomentBar = ({ leadId, at, timeZone }: BarProps): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { data } = useTimeline(leadId);
  const [moving, move] = useState<number | null>(null);
  const events = data?.events ?? [];
  const last = events.at(-1)?.seq ?? 1;
  const shown = moving ?? at ?? last;
  const event = events.find(({ seq }) => seq === shown);
  const go = (seq: number | null): void => {
    move(null);
    passOver(
      navigate({
        to: '.',
        search: (before: object) => {
          const { at: _, ...rest } = { at: null, ...before };
          return seq === null || seq >= last ? rest : { ...rest, at: Math.max(1, seq) };
        },
        replace: true,
      }),
    );
  };
  if (data === undefined) return null;
  return (
    <Stack gap="xs">
      {at !== null && (
        <Alert color="violet" variant="light" role="status" className="then">
          <Group justify="space-between">
            <Text fw={600}>
              {t('moment.then', {
                seq: at,
                at: event === undefined ? '' : instant(event.recordedTime, i18n.language, timeZone),
              })}
            </Text>
            <Button size="xs" onClick={() => go(null)}>
              {t('moment.now')}
            </Button>
          </Group>
        </Alert>
      )}
      <Card withBorder padding="xs">
        <Group gap="sm" wrap="wrap">
          <Text size="sm" fw={600}>
            {t('moment.title')}
          </Text>
          {/* The steps stay beside the slider, however little room there is. */}
          <Group gap="sm" wrap="nowrap" style={{ flex: '1 1 16rem' }}>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('moment.before')}
              disabled={shown <= 1}
              onClick={() => go(shown - 1)}
            >
              ‹
            </Button>
            <Slider
              style={{ flex: 1 }}
              min={1}
              max={Math.max(last, 2)}
              value={shown}
              onChange={move}
              onChangeEnd={go}
              label={null}
              thumbLabel={t('moment.slider')}
            />
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('moment.after')}
              disabled={shown >= last}
              onClick={() => go(shown + 1)}
            >
              ›
            </Button>
          </Group>
        </Group>
        <Text size="xs" c="dimmed" aria-live="polite">
          {t('moment.value', {
            ...{ seq: shown, last },
            event: event === undefined ? '' : t(`event.${event.type}`),
            at: event === undefined ? '' : instant(event.time, i18n.language, timeZone),
          })}
        </Text>
      </Card>
    </Stack>
  );
};
