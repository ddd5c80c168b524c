// Who is this customer, and what have we with it? What is known of it over time, all its leads, its people, what was said.
import { Grid, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { money } from '../format.ts';
import { Failed, Loading } from '../states.tsx';
import { Contacts } from './contacts.tsx';
import { useCustomer } from './customer-queries.ts';
import { CustomerLeads } from './customer-leads.tsx';
import { Facts } from './facts.tsx';
import { Said } from './said.tsx';
import { wholeValue } from './fact-words.ts';

const route = getRouteApi('/customers/$customerId');

export const CustomerPage = (): JSX.Element => {
  const { t } = useTranslation();
  const { customerId } = route.useParams();
  const { data, error, refetch } = useCustomer(customerId);
  if (data === undefined)
    return error === null ? (
      <Loading />
    ) : (
      <Stack align="flex-start">
        <Failed error={error} again={() => refetch()} />
        <Link to="/customers" search={{ text: '' }}>
          {t('page.customers')}
        </Link>
      </Stack>
    );
  const name = wholeValue(data.facts.find(({ fact }) => fact === 'name')?.value);
  return (
    <Stack gap="md">
      {error !== null && <Failed error={error} again={() => refetch()} />}
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {name === '' ? customerId : name}
          </Title>
          <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
            {customerId}
          </Text>
        </div>
        <Link to="/leads" search={{ customer: customerId }}>
          {t('customer.asList')}
        </Link>
      </Group>
      <Sums sums={data.sums} />
      <CustomerLeads leads={data.leads} timeZone={data.timeZone} />
      <Grid>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Facts customer={data} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            <Contacts customerId={customerId} />
            <Said customerId={customerId} timeZone={data.timeZone} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
};

/** Amounts of one currency; they are never added across currencies. */
const Sums = ({ sums }: { readonly sums: Schemas['CustomerTold']['sums'] }): JSX.Element | null => {
  const { t, i18n } = useTranslation();
  if (sums.length === 0) return null;
  return (
    <SimpleGrid cols={{ base: 3, md: 6 }} spacing="sm" component="dl" m={0}>
      {sums.flatMap(({ currency, open, won, ended }) =>
        Object.entries({ open, won, ended }).map(([part, minor]) => (
          <div key={`${currency} ${part}`}>
            <Text size="xs" c="dimmed" component="dt">
              {t(`customer.${part}`)}
            </Text>
            <Text size="sm" fw={600} component="dd" m={0}>
              {money(minor, currency, i18n.language)}
            </Text>
          </div>
        )),
      )}
    </SimpleGrid>
  );
};
