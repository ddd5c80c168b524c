// Where do all leads stand this morning? Stages across, tiers down; each cell leads to its leads.
import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { boardQuery } from './board-queries.ts';
import { CellView } from './cell-view.tsx';
import { cellAt, stages, tiers, together } from './cells.ts';
import type { Cell } from './cells.ts';
import { Oldest } from './oldest.tsx';
import { SavedBoard } from './saved-board.tsx';

export const BoardPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { data: board, error, refetch } = useQuery(boardQuery);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} size="h3">
          {t('page.board')}
        </Title>
        {board !== undefined && (
          <Group gap="xs">
            <Urgent cell={together(board.cells)} />
            {board.cells.length > 0 && <SavedBoard board={board} />}
          </Group>
        )}
      </Group>
      {error !== null && <Failed error={error} again={refetch} />}
      {board === undefined ? (
        error === null && <Loading />
      ) : board.cells.length === 0 ? (
        <Nothing sentence={t('board.nothing')}>
          <Text size="sm" c="dimmed">
            {t('board.nothingRemedy')}
          </Text>
          <Group gap="xs">
            <Button component={Link} to="/leads/new" variant="default">
              {t('page.newLead')}
            </Button>
            <Button component={Link} to="/import" variant="default">
              {t('page.import')}
            </Button>
          </Group>
        </Nothing>
      ) : (
        <Board board={board} />
      )}
    </Stack>
  );
};

const Urgent = ({ cell: { leads, late, atRisk } }: { readonly cell: Cell }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Group gap="xs" aria-label={t('board.urgent')} role="group">
      <Badge color="red.9" variant={late > 0 ? 'filled' : 'default'}>
        {t('board.late', { count: late })}
      </Badge>
      <Badge color="yellow.3" autoContrast variant={atRisk > 0 ? 'filled' : 'default'}>
        {t('board.atRisk', { count: atRisk })}
      </Badge>
      <Badge variant="default">{t('board.inTime', { count: leads - late - atRisk })}</Badge>
    </Group>
  );
};

const Board = ({ board }: { readonly board: Schemas['Board'] }): JSX.Element => {
  const { cells } = board;
  const { t } = useTranslation();
  return (
    <Table.ScrollContainer minWidth={1080} tabIndex={0} aria-label={t('page.board')} role="region">
      <Table withTableBorder withColumnBorders layout="fixed" verticalSpacing={0} horizontalSpacing={0}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th p="xs" w={140} scope="col">
              {t('board.tier')}
            </Table.Th>
            {stages.map((stage) => (
              <Table.Th key={stage} p="xs" scope="col" style={{ verticalAlign: 'top' }}>
                {t(`place.${stage}`)}
                <Oldest board={board} stage={stage} />
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tiers.map((tier) => (
            <Table.Tr key={tier}>
              <Table.Th p="xs" scope="row">
                {t(`tier.${tier}`)}
              </Table.Th>
              {stages.map((stage) => (
                <Table.Td key={stage} style={{ verticalAlign: 'top' }}>
                  <CellView
                    cell={cellAt(cells, stage, tier)}
                    asked={tier === 'none' ? { stage } : { stage, tier }}
                    name={`${t(`place.${stage}`)}, ${t(`tier.${tier}`)}`}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th p="xs" scope="row">
              {t('board.all')}
            </Table.Th>
            {stages.map((stage) => (
              <Table.Td key={stage} style={{ verticalAlign: 'top' }}>
                <CellView
                  cell={together(tiers.map((tier) => cellAt(cells, stage, tier)))}
                  asked={{ stage }}
                  name={`${t(`place.${stage}`)}, ${t('board.all')}`}
                />
              </Table.Td>
            ))}
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
