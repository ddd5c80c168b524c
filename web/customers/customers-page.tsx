// Which customers are called so? Each leads to all that is known of it.
import { Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { Column } from '../sheet/column.ts';
import { Sheet } from '../sheet/sheet.tsx';
import { Failed, Loading, Nothing } from '../states.tsx';
import { useCustomers } from './found-customers.ts';

const route = getRouteApi('/customers');

type Customer = Schemas['CustomerListed'];

export const CustomersPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { text = '' } = route.useSearch();
  const { data, error, refetch } = useCustomers(text);
  const columns: readonly Column<Customer>[] = [
    {
      ...{ name: t('customers.name'), kind: 'text', of: ({ name }) => name },
      show: ({ customerId, name }) => (
        <Link to="/customers/$customerId" params={{ customerId }}>
          {name}
        </Link>
      ),
    },
    { name: t('customers.leads'), kind: 'count', of: ({ leads }) => leads },
    { name: t('customers.open'), kind: 'count', of: ({ open }) => open },
  ];
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
        <Sheet
          {...{ columns, rows: data.items }}
          name={t('page.customers')}
          file="customers"
          keyOf={({ customerId }) => customerId}
        />
      )}
      {data !== undefined && data.nextCursor !== null && (
        <Text size="sm" c="dimmed">
          {t('customers.more', { count: data.items.length })}
        </Text>
      )}
    </Stack>
  );
};
