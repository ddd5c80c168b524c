// Who at the customer has to do with the lead, and in which part?
import { Card, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { textAt } from '../../value-at.ts';
import { contactsOf } from '../contacts.ts';
import type { ContactTold } from '../contacts.ts';
import type { PartProps } from '../part-props.ts';

export const Contacts = ({ told: { lead } }: Pick<PartProps, 'told'>): JSX.Element => {
  const { t } = useTranslation();
  const parts = [
    [textAt(lead, 'counterpartContactId'), t('contacts.counterpart')],
    [textAt(lead, 'keyPersonContactId'), t('contacts.keyPerson')],
    [textAt(lead, 'informant', 'contactId'), t('contacts.informant')],
  ] as const;
  const columns: readonly Column<ContactTold>[] = [
    { name: t('contacts.name'), kind: 'text', of: ({ name }) => name },
    { name: t('contacts.title_'), kind: 'text', of: ({ title }) => title },
    {
      name: t('contacts.level'),
      kind: 'text',
      of: ({ level }) => (level === null ? null : t(`word.${level}`)),
    },
    {
      name: t('contacts.relation'),
      kind: 'text',
      of: ({ relation }) => (relation === null ? null : t(`word.${relation}`)),
    },
    {
      name: t('contacts.part'),
      kind: 'text',
      of: ({ contactId }) =>
        parts
          .filter(([id]) => id === contactId)
          .map(([, word]) => word)
          .join(', ') || null,
    },
  ];
  const rows = contactsOf(lead);
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('contacts.title')}
        </Title>
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('contacts.none')}
          </Text>
        ) : (
          <Sheet
            {...{ columns, rows }}
            name={t('contacts.title')}
            file="lead-contacts"
            keyOf={({ contactId }) => contactId}
          />
        )}
      </Stack>
    </Card>
  );
};
