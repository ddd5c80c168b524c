// Who is known at a customer? Names are opened only when somebody asks to see them, since that is written down.
import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { LeadLink } from '../lead-link.tsx';
import { Failed, Loading } from '../states.tsx';
import { useContacts } from './customer-queries.ts';

export const Contacts = ({ customerId }: { readonly customerId: string }): JSX.Element => {
  const { t } = useTranslation();
  const [isWanted, setWanted] = useState(false);
  const { data, error, refetch } = useContacts(customerId, isWanted);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('customer.contacts')}
        </Title>
        {error !== null && <Failed error={error} again={() => refetch()} />}
        {data === undefined ? (
          isWanted && error === null ? (
            <Loading />
          ) : (
            <Group>
              <Button variant="default" size="compact-sm" onClick={() => setWanted(true)}>
                {t('customer.showContacts')}
              </Button>
              <Text size="xs" c="dimmed">
                {t('customer.writtenDown')}
              </Text>
            </Group>
          )
        ) : data.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('customer.noContacts')}
          </Text>
        ) : (
          <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
            {data.map((contact) => (
              <Contact key={`${contact.leadId} ${contact.contactId}`} contact={contact} />
            ))}
          </Stack>
        )}
      </Stack>
    </Card>
  );
};

const Contact = ({ contact }: { readonly contact: Schemas['CustomerContact'] }): JSX.Element => {
  const { t } = useTranslation();
  const { leadId, contactId, name, email, phone, title, level, isKeyPerson } = contact;
  const told = [
    title,
    level === null ? null : t(`level.${level}`),
    isKeyPerson ? t('customer.keyPerson') : null,
  ];
  return (
    <li>
      <Text size="sm" fw={600}>
        {name ?? contactId}
      </Text>
      <Text size="sm">{[email, phone].filter((way) => way !== null).join(' · ')}</Text>
      <Text size="xs" c="dimmed">
        {told.filter((word) => word !== null).join(' · ')} <LeadLink leadId={leadId} />
      </Text>
    </li>
  );
};
