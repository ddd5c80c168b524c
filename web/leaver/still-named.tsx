// What else hangs on who leaves, and what becomes of it?
import { List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';

export const StillNamed = ({
  preview: { parts, named },
}: {
  readonly preview: Schemas['LeavePreview'];
}): JSX.Element | null => {
  const { t } = useTranslation();
  const names = useNames();
  const instead = named.inTheirPlace === null ? t('leaver.nobody') : names.person(named.inTheirPlace);
  const leads = (['kept', 'toVerify', 'submitted'] as const).filter((part) => parts[part].length > 0);
  const others = (['managerOf', 'deputyOf', 'teams', 'pools'] as const).filter((of) => named[of].length > 0);
  if (leads.length + others.length === 0) return null;
  return (
    <section aria-label={t('leaver.besides')}>
      <Text fw={600}>{t('leaver.besides')}</Text>
      <List size="sm">
        {leads.map((part) => (
          <List.Item key={part}>
            {t(`leaver.part.${part}`, { instead })}{' '}
            {parts[part].map((leadId) => (
              <Link key={leadId} to="/leads/$leadId" params={{ leadId }} style={{ marginRight: 8 }}>
                {leadId.slice(0, 8)}
              </Link>
            ))}
          </List.Item>
        ))}
        {others.map((of) => (
          <List.Item key={of}>
            {t(`leaver.named.${of}`, { instead })} {named[of].map(names.person).join(', ')}
          </List.Item>
        ))}
      </List>
    </section>
  );
};
