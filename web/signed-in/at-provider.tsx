// How does one sign in where an identity provider knows who one is? There: the browser goes, and comes back to what it wanted to show.
import { Button, Group, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { NotSignedIn } from './not-signed-in.tsx';
import { wayBackFrom } from './way-back.ts';

export const AtProvider = ({
  provider,
}: {
  readonly provider: NonNullable<Schemas['HowToSignIn']['provider']>;
}): JSX.Element => {
  const { t } = useTranslation();
  const { to, refused } = wayBackFrom(globalThis.location);
  return (
    <Stack gap="sm">
      {refused !== null && <NotSignedIn refused={refused} provider={provider} />}
      <Group>
        <Button component="a" href={`/v1/session/oidc?${new URLSearchParams({ to }).toString()}`}>
          {t('signIn.atProvider', { name: provider.name })}
        </Button>
      </Group>
    </Stack>
  );
};
