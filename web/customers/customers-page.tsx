// Which customers are called so? Each leads to its leads.
import { Stack, Table, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import { Failed, Loading, Nothing } from '../states.tsx';

const shownAtMost = 50;

export const CustomersPage = ({ text }: { readonly text: string }): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery({
    queryKey: ['customers', text],
    queryFn: () =>
      told(
        api.GET('/v1/customers', {
          params: { query: { limit: shownAtMost, ...(text === '' ? {} : { text }) } },
        }),
      ),
  });
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {t('customers.title', { text })}
      </Title>
      {error !== null && <Failed error={error} again={() => refetch()} />}
      {data === undefined ? (
        error === null && <Loading />
      ) : data.items.length === 0 ? (
        <Nothing sentence={t('customers.nothing')} />
      ) : (
        <Table withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('customers.name')}</Table.Th>
              <Table.Th scope="col">{t('customers.leads')}</Table.Th>
              <Table.Th scope="col">{t('customers.open')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(({ customerId, name, leads, open }) => (
              <Table.Tr key={customerId}>
                <Table.Td>
                  <Link to="/leads" search={{ customer: customerId, which: 'all' }}>
                    {name}
                  </Link>
                </Table.Td>
                <Table.Td>{leads}</Table.Td>
                <Table.Td>{open}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
};
