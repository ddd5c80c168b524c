// What does the page to sign in show to somebody who is signed in? Why it did not go otherwise, or else what they wanted to see.
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { Stack } from '@mantine/core';
import { useEffect } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { signInQuery } from '../queries.ts';
import { NotSignedIn } from './not-signed-in.tsx';
import { wayBackFrom } from './way-back.ts';

export const SignedInPage = (): JSX.Element | null => {
  const { t } = useTranslation();
  const { history } = useRouter();
  const { data: how } = useQuery(signInQuery);
  const { to, refused } = wayBackFrom(globalThis.location);
  useEffect(() => {
    if (refused === null) history.replace(to);
  }, [history, refused, to]);
  const provider = how?.provider ?? null;
  if (refused === null || provider === null) return null;
  return (
    <Stack>
      <NotSignedIn refused={refused} provider={provider} />
      <Link to="/">{t('page.board')}</Link>
    </Stack>
  );
};
