// Which other leads may be the same need of the same customer, and what was decided of each?
import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told as answered } from '../../client.ts';
import { useNames } from '../../names.ts';
import { listAt, textAt } from '../../value-at.ts';
import { latest } from '../events-in.ts';
import type { PartProps } from '../part-props.ts';

export const Duplicates = ({ leadId, told: { lead }, events }: PartProps): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { data } = useQuery({
    queryKey: ['lead', leadId, 'duplicates'],
    queryFn: () => answered(api.GET('/v1/leads/{leadId}/duplicates', { params: { path: { leadId } } })),
  });
  const suspects = listAt(lead, 'suspects').flatMap((suspect) => {
    const [other, state] = [textAt(suspect, 'leadId'), textAt(suspect, 'state')];
    if (other === null || state === null) return [];
    const isOf = (told: unknown): boolean => textAt(told, 'otherLeadId') === other;
    const because =
      state === 'dismissed'
        ? textAt(latest(events, 'DuplicateDismissed', isOf)?.data, 'note')
        : textAt(latest(events, 'DuplicateSuspected', isOf)?.data, 'because');
    return [{ other, state, because }];
  });
  const unseen = (data?.duplicates ?? []).filter((one) => one.leadId === null);
  const into = textAt(lead, 'standing', 'into');
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('record.duplicates')}
        </Title>
        {into !== null && (
          <Text size="sm">
            {t('record.mergedInto')} <LeadLink leadId={into} />
          </Text>
        )}
        {suspects.length + unseen.length === 0 && into === null && (
          <Text size="sm" c="dimmed">
            {t('record.noDuplicates')}
          </Text>
        )}
        <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
          {suspects.map(({ other, state, because }) => (
            <li key={other}>
              <Group gap="xs">
                <LeadLink leadId={other} />
                <Badge variant="default">{t(`record.state.${state}`)}</Badge>
              </Group>
              {because !== null && <Text size="sm">{because}</Text>}
            </li>
          ))}
          {unseen.map(({ office, because }, index) => (
            <li key={index}>
              <Text size="sm">{t('record.unseen', { office: names.office(office) })}</Text>
              <Text size="sm">{because}</Text>
            </li>
          ))}
        </Stack>
      </Stack>
    </Card>
  );
};

const LeadLink = ({ leadId }: { readonly leadId: string }): JSX.Element => (
  <Link to="/leads/$leadId" params={{ leadId }} search={{}}>
    <Text span size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
      {leadId}
    </Text>
  </Link>
);
