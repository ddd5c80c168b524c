// How is a lead run as a project? Who is in the team, what is planned, which milestones are reached, which gates decided.
import { Badge, Card, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { listAt, textAt } from '../../value-at.ts';
import { eventsOf, latest } from '../events-in.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';

const roles = ['AR', 'SR', 'FR'] as const;
const milestones = ['solution_agreed', 'bid_submitted', 'contract_signed'] as const;
const gates = ['pursue', 'bid', 'contract'] as const;

export const ProjectPart = ({ told, events }: PartProps): JSX.Element => (
  <Stack gap="md">
    <Team lead={told.lead} />
    <Plan told={told} />
    <Milestones {...{ told, events }} />
    <Gates {...{ told, events }} />
  </Stack>
);

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }): JSX.Element => (
  <Card withBorder>
    <Stack gap="sm">
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  </Card>
);

const Team = ({ lead }: { readonly lead: unknown }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Part title={t('project.team')}>
      <SimpleGrid cols={{ base: 1, sm: 3 }} component="dl" m={0}>
        {roles.map((role) => {
          const personId = textAt(lead, 'team', role);
          return (
            <div key={role}>
              <Text size="xs" c="dimmed" component="dt">
                {t(`role.${role}`)}
              </Text>
              <Text size="sm" fw={500} component="dd" m={0}>
                {personId === null ? '–' : names.person(personId)}
              </Text>
            </div>
          );
        })}
      </SimpleGrid>
    </Part>
  );
};

interface Item {
  readonly itemId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly doneOn: string | null;
}

const Plan = ({ told: { lead, moment } }: Pick<PartProps, 'told'>): JSX.Element => {
  const { t } = useTranslation();
  const today = (moment?.asOf ?? new Date().toISOString()).slice(0, 10);
  const rows = listAt(lead, 'planItems').map((item): Item => ({
    ...{ itemId: textAt(item, 'itemId') ?? '', title: textAt(item, 'title') ?? '' },
    ...{ dueOn: textAt(item, 'dueOn') ?? '', doneOn: textAt(item, 'doneOn') },
  }));
  const stateOf = ({ dueOn, doneOn }: Item): 'isDone' | 'isLate' | 'isOpen' =>
    doneOn !== null ? 'isDone' : dueOn < today ? 'isLate' : 'isOpen';
  const columns: readonly Column<Item>[] = [
    { name: t('project.title'), kind: 'text', of: ({ title }) => title },
    { name: t('project.due'), kind: 'text', of: ({ dueOn }) => dueOn },
    { name: t('project.done'), kind: 'text', of: ({ doneOn }) => doneOn },
    {
      ...{ name: t('project.state'), kind: 'text', of: (item) => t(`project.${stateOf(item)}`) },
      show: (item) => (
        <Badge {...(stateOf(item) === 'isLate' ? { color: 'red.9' } : { variant: 'default' })}>
          {t(`project.${stateOf(item)}`)}
        </Badge>
      ),
    },
  ];
  return (
    <Part title={t('project.plan')}>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('project.noPlan')}
        </Text>
      ) : (
        <Sheet
          {...{ columns, rows }}
          name={t('project.plan')}
          file="lead-plan"
          keyOf={({ itemId }) => itemId}
        />
      )}
    </Part>
  );
};

const Milestones = ({ told: { timeZone }, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const reached = (milestone: string) =>
    latest(events, 'MilestoneReached', (data) => textAt(data, 'milestone') === milestone);
  const columns: readonly Column<(typeof milestones)[number]>[] = [
    { name: t('project.milestone'), kind: 'text', of: (milestone) => t(`word.${milestone}`) },
    {
      name: t('project.reached'),
      kind: 'text',
      of: (milestone) => {
        const event = reached(milestone);
        return event === undefined ? null : instant(event.time, i18n.language, timeZone);
      },
    },
    {
      name: t('project.by'),
      kind: 'text',
      of: (milestone) => {
        const by = textAt(reached(milestone)?.data, 'by', 'personId');
        return by === null ? null : names.person(by);
      },
    },
  ];
  return (
    <Part title={t('project.milestones')}>
      <Sheet
        columns={columns}
        rows={milestones}
        name={t('project.milestones')}
        file="lead-milestones"
        keyOf={(milestone) => milestone}
      />
    </Part>
  );
};

interface GateRow {
  readonly key: string;
  readonly gate: string;
  readonly decision: string | null;
  readonly at: string | null;
  readonly by: string | null;
  readonly note: string | null;
}

const Gates = ({ told: { lead, timeZone }, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const decided = eventsOf(events, 'GateDecided').map(({ seq, time, data }): GateRow => ({
    ...{ key: String(seq), gate: textAt(data, 'gate') ?? '', decision: textAt(data, 'decision') },
    ...{ at: time, by: textAt(data, 'by', 'personId'), note: textAt(data, 'note') },
  }));
  const waiting = gates
    .filter((gate) => textAt(lead, 'gates', gate, 'state') === 'open')
    .map((gate): GateRow => ({ key: gate, gate, decision: null, at: null, by: null, note: null }));
  const rows = [...decided, ...waiting];
  const columns: readonly Column<GateRow>[] = [
    { name: t('project.gate'), kind: 'text', of: ({ gate }) => t(`word.${gate}`) },
    {
      name: t('project.decision'),
      kind: 'text',
      of: ({ decision }) => (decision === null ? t('project.waiting') : t(`word.${decision}`)),
    },
    {
      name: t('project.reached'),
      kind: 'text',
      of: ({ at }) => (at === null ? null : instant(at, i18n.language, timeZone)),
    },
    { name: t('project.by'), kind: 'text', of: ({ by }) => (by === null ? null : names.person(by)) },
    {
      ...{ name: t('project.note'), kind: 'text', of: ({ note }) => note },
      show: ({ note }) => <LongText text={note} />,
    },
  ];
  return (
    <Part title={t('project.gates')}>
      {rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('project.noGates')}
        </Text>
      ) : (
        <Sheet {...{ columns, rows }} name={t('project.gates')} file="lead-gates" keyOf={({ key }) => key} />
      )}
    </Part>
  );
};
