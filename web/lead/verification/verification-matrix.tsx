// What was found from which angle at which level? Angles down, levels across; what counts for nothing is struck through.
import { Badge, Stack, Table, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client.ts';
import { useNames } from '../../names.ts';
import { listAt, textAt } from '../../value-at.ts';
import { contactName } from '../contacts.ts';
import type { FindingTold } from './findings.ts';

const levels = ['executive', 'manager', 'user'] as const;
const colours: Readonly<Record<string, string>> = {
  confirmed: 'teal.9',
  refuted: 'red.9',
  disputed: 'red.9',
};

interface MatrixProps {
  readonly lead: unknown;
  readonly matrix: Schemas['LeadTold']['matrix'];
  readonly findings: readonly FindingTold[];
}

export const VerificationMatrix = ({ lead, matrix, findings }: MatrixProps): JSX.Element => {
  const { t } = useTranslation();
  const needed = [...listAt(lead, 'plan', 'angles', 'all'), ...listAt(lead, 'plan', 'angles', 'oneOf')];
  const shown = findings.some(({ level }) => level === null) ? [...levels, null] : levels;
  return (
    <div className="sheet" role="region" tabIndex={0} aria-label={t('verification.matrix')}>
      <Table miw={560} withTableBorder withColumnBorders aria-label={t('verification.matrix')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('verification.angle')}</Table.Th>
            {shown.map((level) => (
              <Table.Th key={level ?? 'none'} scope="col">
                {level === null ? t('verification.noLevel') : t(`word.${level}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {matrix.map((row) => {
            const angle = textAt(row, 'angle') ?? '';
            const state = textAt(row, 'state') ?? 'open';
            return (
              <Table.Tr key={angle}>
                <Table.Th scope="row">
                  <Text size="sm" fw={600}>
                    {t(`word.${angle}`)}
                  </Text>
                  <Badge size="sm" {...badge(state)}>
                    {t(`word.${state}`)}
                  </Badge>
                  {needed.includes(angle) && (
                    <Text size="xs" c="dimmed" fw={400}>
                      {t('verification.needed')}
                    </Text>
                  )}
                </Table.Th>
                {shown.map((level) => (
                  <Table.Td key={level ?? 'none'} style={{ verticalAlign: 'top' }}>
                    <Cell
                      lead={lead}
                      findings={findings.filter((one) => one.angle === angle && one.level === level)}
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
};

const badge = (word: string): { readonly color: string } | { readonly variant: 'default' } => {
  const color = colours[word];
  return color === undefined ? { variant: 'default' } : { color };
};

const Cell = ({ lead, findings }: Pick<MatrixProps, 'lead' | 'findings'>): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  if (findings.length === 0)
    return (
      <Text size="sm" c="dimmed">
        –
      </Text>
    );
  return (
    <Stack gap={6}>
      {findings.map(({ findingId, result, contactId, verifier, idle, isResolved }) => (
        <div key={findingId}>
          <Badge size="sm" {...(idle === null ? badge(result) : { variant: 'default' })}>
            {t(`word.${result}`)}
          </Badge>
          <Text size="xs" td={idle === null ? 'none' : 'line-through'}>
            {names.person(verifier)} ← {contactName(lead, contactId)}
          </Text>
          {(idle !== null || isResolved) && (
            <Text size="xs" c="dimmed">
              {idle ?? t('verification.resolved')}
            </Text>
          )}
        </div>
      ))}
    </Stack>
  );
};
