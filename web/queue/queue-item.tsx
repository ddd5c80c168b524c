// How does one lead look in the queue? By when, what it is, what comes next, and a button for each thing that can be done.
import { Badge, Button, Card, Group, Menu, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Begun } from '../command/command-drawer.tsx';
import { instant, money } from '../format.ts';
import { useStepWords } from '../steps/use-step-words.ts';
import { TimeLeft } from '../time-left.tsx';
import type { Queued } from './queue-queries.ts';

interface ItemProps {
  readonly item: Queued;
  readonly begin: (begun: Begun) => void;
}

const daily: readonly string[] = ['RecordFollowUp', 'RecordFinding', 'AssessDimension', 'AssessPain'];
/** Less than half a working day. */
const pressingMs = 4 * 3_600_000;

export const QueueItem = ({ item, begin }: ItemProps): JSX.Element => {
  const { t, i18n } = useTranslation();
  const say = useStepWords();
  const { leadId, product, stage, part, grade, currency, minor, clock, nextSteps } = item;
  const [first, ...others] = nextSteps;
  return (
    <Card withBorder padding="sm">
      <Stack gap={6}>
        <Group justify="space-between" gap="xs" align="flex-start">
          <div style={{ flex: '1 1 14rem', minWidth: 0 }}>
            <Link to="/leads/$leadId" params={{ leadId }}>
              {aboutOf(item, t('lead.noCustomer'))}
            </Link>
            <Text size="xs" c="dimmed">
              {[product, currency === null || minor === null ? null : money(minor, currency, i18n.language)]
                .filter((one) => one !== null)
                .join(' · ')}
            </Text>
          </div>
          {clock !== null && (
            <Stack gap={2} align="flex-start">
              <TimeLeft {...clock} pressingMs={pressingMs} />
              <Text size="xs" c="dimmed">
                {t(`clock.${clock.clock}`, clock.clock)} · {instant(clock.dueAt, i18n.language)}
              </Text>
            </Stack>
          )}
        </Group>
        <Group gap={6}>
          <Badge variant="default" size="sm">
            {t(`place.${stage}`)}
          </Badge>
          <Badge variant="default" size="sm">
            {t(`part.${part}`)}
          </Badge>
          {grade !== null && (
            <Badge variant="default" size="sm">
              {t('lead.grade')} {grade}
            </Badge>
          )}
        </Group>
        {first !== undefined && (
          <Text size="sm">
            {say(first.what)}{' '}
            {others.length > 0 && (
              <Text span size="xs" c="dimmed">
                {t('queue.othersNext', { count: others.length })}
              </Text>
            )}
          </Text>
        )}
        <Commands item={item} begin={begin} />
      </Stack>
    </Card>
  );
};

const aboutOf = ({ customer, leadId }: Queued, unknown: string): string =>
  customer ?? `${unknown} (${leadId.slice(0, 8)})`;

/** What comes next, then what is done every day; the rest behind one more. */
const Commands = ({ item, begin }: ItemProps): JSX.Element => {
  const { t } = useTranslation();
  const { leadId, commands } = item;
  const about = aboutOf(item, t('lead.noCustomer'));
  const next = commands.find((command) => !daily.includes(command));
  const near = commands.filter((command) => command === next || daily.includes(command));
  const rest = commands.filter((command) => !near.includes(command));
  const give = (command: string): void => begin({ leadId, command, about });
  return (
    <Group gap={6} role="group" aria-label={t('queue.commands', { about })}>
      {near.map((command) => (
        <Button
          key={command}
          size="compact-sm"
          variant={command === item.nextSteps[0]?.command ? 'filled' : 'default'}
          onClick={() => give(command)}
        >
          {t(`command.${command}`)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" rightSection={<span aria-hidden>▾</span>}>
              {t('queue.moreCommands')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((command) => (
              <Menu.Item key={command} onClick={() => give(command)}>
                {t(`command.${command}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </Group>
  );
};
