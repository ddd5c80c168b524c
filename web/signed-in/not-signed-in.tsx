// Why did somebody not come in through the identity provider, and what can they do about it?
import { Alert } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import type { SignInRefusal } from './way-back.ts';

export const NotSignedIn = ({
  refused,
  provider: { name, claim },
}: {
  readonly refused: SignInRefusal;
  readonly provider: NonNullable<Schemas['HowToSignIn']['provider']>;
}): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Alert color="red" variant="outline" role="alert" title={t(`signIn.refused.${refused}`, { name })}>
      {t(`signIn.remedy.${refused}`, { name, claim })}
    </Alert>
  );
};
