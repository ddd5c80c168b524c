// Which steps has this clock, who is told at which share of the target, what was reached, and what comes?
import { Badge, Drawer, Group, Stack, Text, Timeline } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../format.ts';
import { Failed, Loading } from '../states.tsx';
import { TimeLeft } from '../time-left.tsx';
import { workingSpan } from '../working-span.ts';
import { useReceiverWords } from './receiver-words.ts';
import { useLadders } from './service-level-queries.ts';
import type { DueRow, Ladders } from './service-level-queries.ts';

interface LadderProps {
  readonly row: DueRow | null;
  readonly end: () => void;
}

export const LadderDrawer = ({ row, end }: LadderProps): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={row !== null}
      onClose={end}
      position="right"
      size="md"
      title={
        row === null
          ? ''
          : `${row.customer ?? row.leadId.slice(0, 8)} · ${t(`clock.${row.clock}`, row.clock)}`
      }
      closeButtonProps={{ 'aria-label': t('levels.close') }}
    >
      {row !== null && <Ladder row={row} />}
    </Drawer>
  );
};

const Ladder = ({ row }: { readonly row: DueRow }): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useLadders(row.leadId);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  const clock = data.clocks.find((one) => one.clock === row.clock && one.cycle === row.cycle);
  if (clock === undefined) return <Text size="sm">{t('levels.noLadder')}</Text>;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <TimeLeft {...clock} />
        <Text size="sm">{t('levels.target', { span: workingSpan(clock.targetMs, t) })}</Text>
      </Group>
      <Steps steps={clock.steps} timeZone={data.timeZone} />
    </Stack>
  );
};

const colours = { reached: 'red.9', to_come: 'blue.8', passed_over: 'gray.6' } as const;

const Steps = ({
  steps,
  timeZone,
}: {
  readonly steps: Ladders['clocks'][number]['steps'];
  readonly timeZone: string;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const receiverWords = useReceiverWords();
  const next = steps.find(({ state }) => state === 'to_come');
  return (
    <Timeline active={steps.findLastIndex(({ state }) => state === 'reached')} bulletSize={18} lineWidth={2}>
      {steps.map((step) => (
        <Timeline.Item
          key={step.stepId}
          title={
            <Group gap="xs">
              <Text fw={600}>{Math.round(step.percent)} %</Text>
              <Badge color={colours[step.state]} size="sm" tt="none">
                {t(step === next ? 'step.next' : `step.${step.state}`)}
              </Badge>
            </Group>
          }
        >
          <Text size="sm">{receiverWords(step.receivers)}</Text>
          {step.action !== 'tell' && <Text size="sm">{t(`stepAction.${step.action}`, step.action)}</Text>}
          {step.at !== null && (
            <Text size="xs" c="dimmed">
              {instant(step.at, i18n.language, timeZone)}
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
};
