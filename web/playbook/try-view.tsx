// What would other playbooks have decided on leads that are recorded? Up to three side by side, one of them only written perhaps.
import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { UnknownAsked } from '../address/unknown-asked.ts';
import { api, told } from '../client.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { draftKept } from './draft.ts';
import type { Version } from './playbook-queries.ts';
import { Tried } from './tried.tsx';
import { useAsked } from './use-asked.ts';

const sizes = ['50', '200', '500', '2000'] as const;
const atMost = 3;
const draft = 'draft';

interface TryViewProps {
  readonly versions: readonly Version[];
  readonly shown: Version;
}

export const TryView = ({ versions, shown }: TryViewProps): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const written = draftKept();
  const words = [
    ...(written === null ? [] : [draft]),
    ...versions.map(({ name, version }) => `${name}@${version}`),
  ];
  const asking = (asked.tried ?? `${shown.name}@${shown.version}`).split(',').filter((word) => word !== '');
  // What was written in another browser is known there alone, and said below.
  if (!asking.every((word) => word === draft || words.includes(word)))
    throw new UnknownAsked([['tried', asked.tried]]);
  const chosen = asking.filter((word) => words.includes(word));
  const leads = asked.leads ?? 200;
  const attempt = useMutation({
    mutationFn: () =>
      told(
        api.POST('/v1/playbooks/try', {
          body: { leads, playbooks: chosen.map((word) => named(word, written, t('playbook.draft'))) },
        }),
      ),
  });
  const choose = (word: string, isChosen: boolean): void => {
    const others = chosen.filter((other) => other !== word);
    ask({ tried: (isChosen ? [...others, word] : others).join(',') });
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t('playbook.tryHow')}</Text>
      <Checkbox.Group label={t('playbook.tried', { count: atMost })} value={chosen}>
        <Group gap="md" mt={4}>
          {words.map((word) => (
            <Checkbox
              key={word}
              value={word}
              label={word === draft ? t('playbook.draft') : word}
              disabled={chosen.length >= atMost && !chosen.includes(word)}
              onChange={({ currentTarget: { checked } }) => choose(word, checked)}
            />
          ))}
        </Group>
      </Checkbox.Group>
      {written === null && <Text size="sm">{t('playbook.noDraft')}</Text>}
      <Group align="end" gap="sm">
        <NativeSelect
          label={t('playbook.leads')}
          value={String(leads)}
          data={[...new Set([...sizes, String(leads)])]}
          onChange={({ currentTarget: { value } }) => ask({ leads: Number(value) })}
        />
        <Button loading={attempt.isPending} disabled={chosen.length === 0} onClick={() => attempt.mutate()}>
          {t('playbook.try')}
        </Button>
      </Group>
      {attempt.error !== null && <Failed error={attempt.error} again={null} />}
      {attempt.isPending && <Loading />}
      {attempt.data?.reports[0]?.leads === 0 && <Nothing sentence={t('playbook.noLeads')} />}
      {attempt.data !== undefined && attempt.data.reports[0]?.leads !== 0 && <Tried trial={attempt.data} />}
    </Stack>
  );
};

const named = (word: string, written: string | null, label: string) => {
  if (word === draft) return { label, source: written ?? '' };
  const [name = '', version] = word.split('@');
  return { name, version: Number(version) };
};
