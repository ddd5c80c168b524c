// Which leads refuse, and why? Each leads to its page.
import { Table } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';

export const Refusals = ({
  refusals,
}: {
  readonly refusals: Schemas['BulkJob']['refusals'];
}): JSX.Element | null => {
  const { t } = useTranslation();
  if (refusals.length === 0) return null;
  return (
    <Table.ScrollContainer
      minWidth={320}
      mah={320}
      tabIndex={0}
      role="region"
      aria-label={t('bulk.refusals')}
    >
      <Table verticalSpacing={4} withTableBorder>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('bulk.lead')}</Table.Th>
            <Table.Th scope="col">{t('bulk.because')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {refusals.map(({ leadId, because }) => (
            <Table.Tr key={leadId}>
              <Table.Td>
                <Link to="/leads/$leadId" params={{ leadId }}>
                  {leadId.slice(0, 8)}
                </Link>
              </Table.Td>
              <Table.Td>{because}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
};
