// What stands in place of a page that cannot be shown? What its address asks for that is unknown with the way to go on, or what went wrong.
import { Alert, Stack, Text } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failed } from '../states.tsx';
import { unknownAskedIn } from './unknown-asked.ts';
import type { UnknownAsked } from './unknown-asked.ts';

export const FailedPage = ({ error }: ErrorComponentProps): JSX.Element => {
  const unknown = unknownAskedIn(error);
  return unknown === null ? (
    <Failed error={error instanceof Error ? error : new Error(String(error))} again={null} />
  ) : (
    <Unknown words={unknown.words} />
  );
};

const Unknown = ({ words }: Pick<UnknownAsked, 'words'>): JSX.Element => {
  const { t } = useTranslation();
  const { search } = useLocation();
  const rest = Object.fromEntries(
    Object.entries(search).filter(([name]) => words.every(([word]) => word !== name)),
  );
  return (
    <Alert color="red" variant="outline" role="alert" title={t('address.unknown')}>
      <Stack gap="xs" align="flex-start">
        {words.map(([word, said]) => (
          <Text size="sm" key={word}>
            <code>{`${word}=${typeof said === 'string' ? said : JSON.stringify(said)}`}</code>
          </Text>
        ))}
        <Link to="." search={rest}>
          {t('address.without')}
        </Link>
      </Stack>
    </Alert>
  );
};
