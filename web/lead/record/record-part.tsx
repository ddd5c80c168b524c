// What else stands in the record of a lead? Who had it, which leads may be the same, what people wrote down and attached.
import { Card, Stack, Text, Title } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Attachments } from '../../attachment/attachments.tsx';
import { instant } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { textAt } from '../../value-at.ts';
import { eventsOf } from '../events-in.ts';
import type { Event } from '../events-in.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';
import { actorIn } from '../told-why.ts';
import { Duplicates } from './duplicates.tsx';
import { ownershipsIn } from './ownerships.ts';
import type { OwnershipTold } from './ownerships.ts';

export const RecordPart = ({ leadId, told, events }: PartProps): JSX.Element => (
  <Stack gap="md">
    <Assignments {...{ told, events }} />
    <Duplicates {...{ leadId, told, events }} />
    <Notes {...{ told, events }} />
    <Files {...{ leadId, told, events }} />
  </Stack>
);

const Part = ({
  title,
  nothing,
  children,
}: {
  readonly title: string;
  /** What is said where there is nothing; null where there is. */
  readonly nothing: string | null;
  readonly children: ReactNode;
}): JSX.Element => (
  <Card withBorder>
    <Stack gap="sm">
      <Title order={3} size="h5">
        {title}
      </Title>
      {nothing === null ? (
        children
      ) : (
        <Text size="sm" c="dimmed">
          {nothing}
        </Text>
      )}
    </Stack>
  </Card>
);

const Files = (props: PartProps): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Part title={t('attachment.title')} nothing={null}>
      <Attachments {...props} />
    </Part>
  );
};

const Assignments = ({ told: { timeZone }, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const rows = ownershipsIn(events);
  const at = (time: string | null): string | null =>
    time === null ? null : instant(time, i18n.language, timeZone);
  const columns: readonly Column<OwnershipTold>[] = [
    { name: t('record.owner'), kind: 'text', of: ({ owner }) => names.person(owner) },
    { name: t('record.from'), kind: 'text', of: ({ from }) => at(from) },
    { name: t('record.until'), kind: 'text', of: ({ until }) => at(until) ?? t('record.still') },
    { name: t('record.how'), kind: 'text', of: ({ how }) => t(`record.how.${how}`) },
    {
      ...{ name: t('record.why'), kind: 'text', of: ({ why }) => why },
      show: ({ why }) => <LongText text={why} />,
    },
    {
      name: t('record.ended'),
      kind: 'text',
      of: ({ endedBy }) => (endedBy === null ? null : t(`event.${endedBy}`)),
    },
  ];
  return (
    <Part title={t('record.assignments')} nothing={rows.length === 0 ? t('record.noAssignments') : null}>
      <Sheet
        {...{ columns, rows }}
        name={t('record.assignments')}
        file="lead-assignments"
        keyOf={({ seq }) => String(seq)}
      />
    </Part>
  );
};

const Notes = ({ told: { timeZone }, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  const rows = eventsOf(events, 'NoteAdded').toReversed();
  const columns: readonly Column<Event>[] = [
    { name: t('record.when'), kind: 'text', of: ({ time }) => instant(time, i18n.language, timeZone) },
    {
      ...{ name: t('record.note'), kind: 'text', of: ({ data }) => textAt(data, 'note') },
      show: ({ data }) => <LongText text={textAt(data, 'note')} />,
    },
    {
      name: t('record.by'),
      kind: 'text',
      of: ({ actor }) => {
        const { kind, name } = actorIn(actor);
        return kind === 'person' ? names.person(name) : name;
      },
    },
  ];
  return (
    <Part title={t('record.notes')} nothing={rows.length === 0 ? t('record.noNotes') : null}>
      <Sheet
        {...{ columns, rows }}
        name={t('record.notes')}
        file="lead-notes"
        keyOf={({ seq }) => String(seq)}
      />
    </Part>
  );
};
