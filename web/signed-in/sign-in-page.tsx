// How does one sign in? In local mode as any person of the organisation, else at the identity provider or with an API key.
import { Card, Divider, Group, Stack, Text, TextInput, Title, UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Looks } from '../looks.tsx';
import { peopleToSignInQuery, signInQuery } from '../queries.ts';
import { Failed, Loading, Nothing } from '../states.tsx';
import { AtProvider } from './at-provider.tsx';
import { useSignIn } from './sign-in.ts';
import { WithKey } from './with-key.tsx';

export const SignInPage = (): JSX.Element => {
  return (
    <main className="page">
      <Stack>
        <Group justify="space-between">
          <Title order={1} size="h3">
            leadcycle
          </Title>
          <Looks />
        </Group>
        <WayIn />
      </Stack>
    </main>
  );
};

const WayIn = (): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(signInQuery);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.kind !== 'local')
    return (
      <>
        {data.provider !== null && (
          <>
            <AtProvider provider={data.provider} />
            <Divider label={t('signIn.or')} />
          </>
        )}
        <WithKey />
      </>
    );
  return (
    <>
      <Text>{t('signIn.how')}</Text>
      <People />
    </>
  );
};

const People = (): JSX.Element => {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(peopleToSignInQuery);
  const signIn = useSignIn();
  const [text, setText] = useState('');
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  if (data.people.length === 0) return <Nothing sentence={t('signIn.nobody')} />;
  const wanted = text.trim().toLowerCase();
  const people = data.people.filter(({ name, officeId, roles }) =>
    [name, officeId, ...roles].some((word) => word.toLowerCase().includes(wanted)),
  );
  return (
    <>
      {signIn.error !== null && <Failed error={signIn.error} again={null} />}
      <TextInput
        label={t('signIn.find')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {people.length === 0 && <Nothing sentence={t('signIn.nobodySo')} />}
      <Stack gap="xs" component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {people.map(({ personId, name, roles, officeId }) => (
          <li key={personId}>
            <Card withBorder padding={0}>
              <UnstyledButton
                p="sm"
                className="cell-link"
                disabled={signIn.isPending}
                onClick={() => signIn.mutate(personId)}
              >
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {roles.map((role) => t(`role.${role}`)).join(', ')} · {officeId}
                </Text>
              </UnstyledButton>
            </Card>
          </li>
        ))}
      </Stack>
    </>
  );
};
