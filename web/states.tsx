// What does a page show that has nothing to show: not yet, not at all, or because something went wrong? Always with a way out.
import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NoAnswer, Refused } from './client.ts';
import { passOver } from './pass-over.ts';
import { useSaid } from './problem/said.ts';
import { Original } from './problem/sentence.tsx';

export const Loading = (): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" role="status" aria-label={t('state.loading')}>
      {[80, 40, 40].map((height, index) => (
        <Skeleton key={index} height={height} />
      ))}
    </Stack>
  );
};

export const Nothing = ({
  sentence,
  children,
}: {
  readonly sentence: string;
  readonly children?: ReactNode;
}): JSX.Element => (
  <Stack align="center" gap="sm" py="xl">
    <Text c="dimmed">{sentence}</Text>
    {children}
  </Stack>
);

/** The sentence of the API and what it says would help; `again` asks once more. */
export const Failed = ({
  error,
  again,
}: {
  readonly error: Error;
  readonly again: (() => Promise<unknown>) | null;
}): JSX.Element => {
  const { t } = useTranslation();
  const say = useSaid();
  const title = error instanceof Refused ? say(error.problem).sentence : t(titleOf(error));
  return (
    <Alert color="red" variant="outline" title={title} role="alert">
      <Stack gap="xs">
        <Told error={error} />
        {again !== null && (
          <Group>
            <Button size="xs" variant="default" onClick={() => passOver(again())}>
              {t('state.again')}
            </Button>
          </Group>
        )}
      </Stack>
    </Alert>
  );
};

const titleOf = (error: Error): string => (error instanceof NoAnswer ? 'state.noAnswer' : 'state.defect');

const Told = ({ error }: { readonly error: Error }): JSX.Element => {
  const { t } = useTranslation();
  const say = useSaid();
  if (error instanceof NoAnswer) return <Text size="sm">{t('state.noAnswerRemedy')}</Text>;
  if (!(error instanceof Refused)) return <Text size="sm">{error.message}</Text>;
  const { remedy, errors, original } = say(error.problem);
  return (
    <>
      {remedy !== null && <Text size="sm">{remedy}</Text>}
      <Original sentences={original} />
      {errors.map(({ pointer, detail }) => (
        <Text size="sm" key={`${pointer} ${detail}`}>
          <code>{pointer}</code> {detail}
        </Text>
      ))}
      <Text size="xs" c="dimmed">
        {error.problem.code}
      </Text>
    </>
  );
};
