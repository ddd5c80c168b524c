// How does one sign in where not everybody may be anybody? With an API key of one's own, pasted once.
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../states.tsx';
import { useSignInByKey } from './sign-in.ts';

export const WithKey = (): JSX.Element => {
  const { t } = useTranslation();
  const signIn = useSignInByKey();
  const [key, setKey] = useState('');
  return (
    <form
      aria-label={t('signIn.withKey')}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate(key.trim());
      }}
    >
      <Stack gap="sm">
        <Text>{t('signIn.keyHow')}</Text>
        <PasswordInput
          label={t('signIn.key')}
          required
          autoComplete="off"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showKey') }}
          value={key}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
        {signIn.error !== null && <Failed error={signIn.error} again={null} />}
        <Group>
          <Button type="submit" loading={signIn.isPending}>
            {t('signIn.withKey')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
