// How is one part of the engine, by which limits is it judged, and what helps where it is not well?
import { Card, Group, Table, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { figureText, limitText } from './figure-text.ts';
import type { Figure } from './figure-text.ts';
import { StateBadge } from './state-badge.tsx';

type Part = Schemas['Health']['parts'][number];

export const HealthPart = ({
  part: { part, state, figures, isAway, because },
}: {
  readonly part: Part;
}): JSX.Element => {
  const { t } = useTranslation();
  const title = t(`health.part.${part}`);
  return (
    <Card withBorder padding="sm" component="section" aria-label={title}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={3} size="h5">
          {title}
        </Title>
        <StateBadge state={state} />
      </Group>
      {isAway && (
        <>
          <Text fw={600}>{t('health.away')}</Text>
          <Text size="sm" mb="xs">
            {because ?? t('health.awaySo')}
          </Text>
        </>
      )}
      {figures.length > 0 && (
        <Table verticalSpacing={2} aria-label={title}>
          <Table.Thead>
            <Table.Tr>
              {['figure', 'value', 'amber', 'red'].map((column, at) => (
                <Table.Th key={column} scope="col" ta={at === 0 ? 'left' : 'right'}>
                  {t(`health.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures.map((figure) => (
              <FigureRow key={figure.figure} figure={figure} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="sm" mt="xs" c="dimmed">
        {t(`health.help.${part}`)}
      </Text>
    </Card>
  );
};

const FigureRow = ({ figure }: { readonly figure: Figure }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { value, amber, red, state, unit } = figure;
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {t(`health.of.${figure.figure}`)}
      </Table.Th>
      <Table.Td ta="right" className="whole" fw={state === 'green' ? 400 : 700}>
        {value === null
          ? t(state === 'red' ? 'health.noAnswer' : 'health.none')
          : figureText(value, unit, i18n.language)}
        {state !== 'green' && <> · {t(`health.state.${state}`)}</>}
      </Table.Td>
      <Table.Td ta="right" className="whole" c="dimmed">
        {limitText(figure, amber, i18n.language) ?? '–'}
      </Table.Td>
      <Table.Td ta="right" className="whole" c="dimmed">
        {limitText(figure, red, i18n.language) ?? '–'}
      </Table.Td>
    </Table.Tr>
  );
};
