// Which pains does the customer have, who has come how far with them, and do they cost more than our price?
import { Alert, Card, Group, Progress, Stack, Table, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client.ts';
import { money, wholeMoney } from '../../format.ts';
import { useNames } from '../../names.ts';
import type { Column, Money } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { listAt, numberAt, textAt } from '../../value-at.ts';
import { contactName } from '../contacts.ts';
import { latest } from '../events-in.ts';
import type { Event } from '../events-in.ts';
import { LongText } from '../long-text.tsx';
import type { PartProps } from '../part-props.ts';

const levels = ['latent', 'noticed', 'admitted', 'wants_solution'] as const;

interface PainTold {
  readonly painId: string;
  readonly contactId: string;
  readonly level: string;
  readonly cost: Money | null;
  readonly reasons: string | null;
  readonly consequence: string | null;
  readonly by: string | null;
}

export const Pains = ({ told, events }: Pick<PartProps, 'told' | 'events'>): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { lead, payment } = told;
  const rows = painsIn(lead, events);
  const columns: readonly Column<PainTold>[] = [
    { name: t('pain.pain'), kind: 'text', of: ({ painId }) => painId },
    { name: t('pain.stakeholder'), kind: 'text', of: ({ contactId }) => contactName(lead, contactId) },
    { name: t('pain.level'), kind: 'text', of: ({ level }) => t(`word.${level}`) },
    { name: t('pain.cost'), kind: 'money', of: ({ cost }) => cost },
    {
      ...{ name: t('pain.reasons'), kind: 'text', of: ({ reasons }) => reasons },
      show: ({ reasons }) => <LongText text={reasons} />,
    },
    {
      ...{ name: t('pain.consequence'), kind: 'text', of: ({ consequence }) => consequence },
      show: ({ consequence }) => <LongText text={consequence} />,
    },
    { name: t('pain.by'), kind: 'text', of: ({ by }) => (by === null ? null : names.person(by)) },
  ];
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('pain.matrix')}
        </Title>
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('pain.none')}
          </Text>
        ) : (
          <>
            <Matrix lead={lead} rows={rows} />
            <Sheet
              {...{ columns, rows }}
              name={t('pain.list')}
              file="lead-pains"
              keyOf={({ painId, contactId }) => `${painId} ${contactId}`}
            />
          </>
        )}
        {payment !== null && <Case payment={payment} />}
      </Stack>
    </Card>
  );
};

const painsIn = (lead: unknown, events: readonly Event[]): readonly PainTold[] =>
  listAt(lead, 'pains').map((pain) => {
    const painId = textAt(pain, 'painId') ?? '';
    const contactId = textAt(pain, 'stakeholderContactId') ?? '';
    const [minor, currency] = [numberAt(pain, 'cost', 'minor'), textAt(pain, 'cost', 'currency')];
    const told = latest(
      events,
      'PainAssessed',
      (data) => textAt(data, 'painId') === painId && textAt(data, 'stakeholderContactId') === contactId,
    )?.data;
    return {
      ...{ painId, contactId, level: textAt(pain, 'level') ?? '' },
      cost: minor === null || currency === null ? null : { minor, currency },
      ...{ reasons: textAt(told, 'reasons'), consequence: textAt(told, 'consequence') },
      by: textAt(told, 'by', 'personId'),
    };
  });

const Matrix = ({
  lead,
  rows,
}: {
  readonly lead: unknown;
  readonly rows: readonly PainTold[];
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const stakeholders = [...new Set(rows.map(({ contactId }) => contactId))];
  return (
    <div className="sheet" role="region" tabIndex={0} aria-label={t('pain.matrix')}>
      <Table miw={560} withTableBorder withColumnBorders aria-label={t('pain.matrix')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('pain.stakeholder')}</Table.Th>
            {levels.map((level) => (
              <Table.Th key={level} scope="col">
                {t(`word.${level}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stakeholders.map((contactId) => (
            <Table.Tr key={contactId}>
              <Table.Th scope="row">{contactName(lead, contactId)}</Table.Th>
              {levels.map((level) => (
                <Table.Td key={level}>
                  {rows
                    .filter((row) => row.contactId === contactId && row.level === level)
                    .map(({ painId, cost }) => (
                      <Text key={painId} size="sm">
                        {painId}
                        {cost !== null && ` · ${money(cost.minor, cost.currency, i18n.language)}`}
                      </Text>
                    ))}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const Case = ({
  payment: { state, cost, price, currency },
}: {
  readonly payment: NonNullable<Schemas['LeadTold']['payment']>;
}): JSX.Element => {
  const { t, i18n } = useTranslation();
  const most = Math.max(cost, price ?? 0, 1);
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {t('pain.case')}
      </Text>
      {(
        [
          ['pain.costSum', cost, 'teal.8'],
          ['pain.price', price, 'blue.8'],
        ] as const
      ).map(([word, value, color]) => (
        <div key={word}>
          <Group justify="space-between">
            <Text size="xs">{t(word)}</Text>
            <Text size="xs">{value === null ? '–' : wholeMoney(value, currency, i18n.language)}</Text>
          </Group>
          <Progress value={((value ?? 0) / most) * 100} color={color} aria-label={t(word)} />
        </div>
      ))}
      <Alert color={state === 'holds' ? 'green' : 'gray'} variant="outline">
        {t(`pain.${state}`)}
      </Alert>
    </Stack>
  );
};
