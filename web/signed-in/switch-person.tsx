// Who is signed in, and how does one become somebody else? So that submitter and verifier differ when it is tried.
import { Button, Menu, ScrollArea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { peopleToSignInQuery, signInQuery } from '../queries.ts';
import { useSignIn, useSignOut } from './sign-in.ts';

export const SwitchPerson = ({ me }: { readonly me: Schemas['Me'] }): JSX.Element => {
  const { t } = useTranslation();
  const { data: how } = useQuery(signInQuery);
  const { data } = useQuery({ ...peopleToSignInQuery, enabled: how?.kind === 'local' });
  const signIn = useSignIn();
  const signOut = useSignOut();
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <Button variant="default" size="sm" px="xs" style={{ flex: 'none', maxWidth: '9rem' }}>
          {me.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('signIn.switch')}>
        <ScrollArea.Autosize mah={360} type="auto">
          {(data?.people ?? []).map(({ personId, name, officeId }) => (
            <Menu.Item key={personId} disabled={personId === me.id} onClick={() => signIn.mutate(personId)}>
              {name} · {officeId}
            </Menu.Item>
          ))}
        </ScrollArea.Autosize>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()}>{t('signIn.out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
