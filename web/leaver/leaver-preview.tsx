// Where would each lead go and why, what stays, and who is sure that it shall happen?
import { Badge, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import type { Schemas } from '../client.ts';
import { useNames } from '../names.ts';
import { Failed, Loading } from '../states.tsx';
import { GivenTable } from './given-table.tsx';
import { StillNamed } from './still-named.tsx';

interface LeaverPreviewProps {
  readonly person: string;
  readonly to: string | null;
  readonly begun: (jobId: string | null) => void;
}

export const LeaverPreview = ({ person, to, begun }: LeaverPreviewProps): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const queries = useQueryClient();
  const [isSure, setSure] = useState(false);
  const body = { personId: person, to };
  const { data, error, refetch } = useQuery({
    queryKey: ['leave', person, to],
    queryFn: () => told(api.POST('/v1/organisation/leave/preview', { body })),
  });
  const leaving = useMutation({
    mutationFn: () => told(api.POST('/v1/organisation/leave', { body })),
    onSuccess: ({ jobId }) => begun(jobId),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ['organisation'] });
      await queries.invalidateQueries({ queryKey: ['leave'] });
    },
  });
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  const name = names.person(person);
  return (
    <Stack gap="sm">
      {data.state === 'left' && <Text fw={600}>{t('leaver.hasLeft', { name })}</Text>}
      {data.leads.length === 0 ? (
        <Text>{t('leaver.noLeads', { name })}</Text>
      ) : (
        <>
          <Receivers leads={data.leads} />
          <GivenTable leads={data.leads} />
        </>
      )}
      {data.notInSight > 0 && <Text size="sm">{t('leaver.notInSight', { count: data.notInSight })}</Text>}
      <StillNamed preview={data} />
      {leaving.error !== null && <Failed error={leaving.error} again={null} />}
      {(data.state === 'active' || data.leads.length > 0) && (
        <Group>
          <Checkbox
            label={t('leaver.sure', { name })}
            checked={isSure}
            onChange={({ currentTarget }) => setSure(currentTarget.checked)}
          />
          <Button
            color="red.9"
            disabled={!isSure}
            loading={leaving.isPending}
            onClick={() => leaving.mutate()}
          >
            {t('leaver.begin')}
          </Button>
        </Group>
      )}
    </Stack>
  );
};

type Given = Schemas['LeavePreview']['leads'][number];

/** How many leads go to each, the most first. */
const Receivers = ({ leads }: { readonly leads: readonly Given[] }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const counts = new Map<string, number>();
  for (const { to } of leads) {
    const place = t(`leaver.destination.${to.kind}`, {
      name: names.person(to.personId ?? ''),
      office: names.office(to.officeId ?? ''),
      stage: t(`place.${to.stage ?? ''}`, ''),
    });
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return (
    <Group gap="xs" role="group" aria-label={t('leaver.receivers')}>
      {[...counts]
        .toSorted(([, one], [, other]) => other - one)
        .map(([place, count]) => (
          <Badge key={place} variant="default" size="lg" tt="none">
            {place}: {count}
          </Badge>
        ))}
    </Group>
  );
};
