// What went wrong, in one line beside what it concerns?
import { Text } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer, Refused } from '../client.ts';
import { useSaid } from './said.ts';

export const Sentence = ({ error }: { readonly error: Error }): JSX.Element => {
  const { t } = useTranslation();
  const say = useSaid();
  if (error instanceof NoAnswer) return <>{t('state.noAnswer')}</>;
  if (!(error instanceof Refused)) return <>{error.message}</>;
  const { sentence, original } = say(error.problem);
  return (
    <>
      {sentence} <Original sentences={original} />
    </>
  );
};

/** What is there in English only: told as it came, so that nothing is lost. */
export const Original = ({ sentences }: { readonly sentences: readonly string[] }): JSX.Element | null =>
  sentences.length === 0 ? null : (
    <Text component="span" size="sm" lang="en">
      {sentences.join(' ')}
    </Text>
  );
