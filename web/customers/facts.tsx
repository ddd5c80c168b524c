// What is known of a customer, since when, and what was known before? Each change leads to the lead that told it.
import { Card, Stack, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { wholeValue } from './fact-words.ts';

export const Facts = ({ customer }: { readonly customer: Schemas['CustomerTold'] }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const { facts, changes, timeZone } = customer;
  const shown = (value: unknown): string => (value === null ? '–' : wholeValue(value, i18n.language));
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('customer.facts')}
        </Title>
        <Table variant="vertical" layout="fixed" withTableBorder>
          <Table.Tbody>
            {facts.map(({ fact, value, since }) => (
              <Table.Tr key={fact}>
                <Table.Th scope="row" w="38%">
                  {t(`fact.${fact}`)}
                </Table.Th>
                <Table.Td>
                  <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                    {shown(value)}
                  </Text>
                  <Text size="xs" c="dimmed">
                    {t('customer.since', { at: instant(since, i18n.language, timeZone) })}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <Title order={4} size="h6">
          {t('customer.changes')}
        </Title>
        <Stack gap="xs" component="ol" p={0} m={0} style={{ listStyle: 'none' }}>
          {changes.toReversed().map(({ fact, value, before, since, leadId, seq }) => (
            <li key={`${fact} ${leadId} ${String(seq)}`}>
              <Text size="sm">
                {t(`fact.${fact}`)}: {before === null ? '' : `${shown(before)} → `}
                {shown(value)}
              </Text>
              <Text size="xs" c="dimmed">
                {instant(since, i18n.language, timeZone)} ·{' '}
                <Link to="/leads/$leadId" params={{ leadId }}>
                  {leadId.slice(0, 8)}
                </Link>
              </Text>
            </li>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
};
