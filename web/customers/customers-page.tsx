// Which customers are called so? Each leads to all that is known of it.
import { Stack, Table, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed, Loading, Nothing } from '../states.tsx';
import { useCustomers } from './found-customers.ts';

const route = getRouteApi('/customers');

export const CustomersPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { text } = route.useSearch();
  const { data, error, refetch } = useCustomers(text);
  return (
    <Stack gap="sm">
      <Title order={2} size="h3">
        {text === '' ? t('page.customers') : t('customers.title', { text })}
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
                  <Link to="/customers/$customerId" params={{ customerId }}>
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
      {data !== undefined && data.nextCursor !== null && (
        <Text size="sm" c="dimmed">
          {t('customers.more', { count: data.items.length })}
        </Text>
      )}
    </Stack>
  );
};
