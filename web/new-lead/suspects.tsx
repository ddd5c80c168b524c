// Which leads may be the same as the one just recorded? As the API tells them; what one may not see is told without its name.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { LeadLink } from '../lead-link.tsx';
import { useNames } from '../names.ts';
import type { Obtained } from './obtain-lead.ts';

interface SuspectsProps {
  readonly made: Obtained;
  readonly goOn: () => void;
}

export const Suspects = ({ made: { suspects }, goOn }: SuspectsProps): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Alert
      color="yellow"
      variant="outline"
      title={t('new.suspects', { count: suspects.length })}
      role="alert"
    >
      <Stack gap="xs">
        <Stack gap={4} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {suspects.map(({ leadId, stage, office, because }, index) => (
            <li key={leadId ?? index}>
              <Text size="sm">
                {leadId === null ? t('new.outOfSight') : <LeadLink leadId={leadId} />} ·{' '}
                {stage === null ? '' : `${t(`place.${stage}`)} · `}
                {names.office(office)}: {because}
              </Text>
            </li>
          ))}
        </Stack>
        <Text size="sm">{t('new.suspectsWhat')}</Text>
        <Group>
          <Button onClick={goOn}>{t('new.open')}</Button>
        </Group>
      </Stack>
    </Alert>
  );
};
