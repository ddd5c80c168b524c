// How good is a lead, from which seven sides, and what is its score made of?
import { Card, List, Stack, Text, Title } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { spaced } from '../../format.ts';
import type { Column } from '../../sheet/column.ts';
import { Sheet } from '../../sheet/sheet.tsx';
import { listAt, numberAt, textAt, valueAt } from '../../value-at.ts';
import type { PartProps } from '../part-props.ts';
import { Dimensions } from './dimensions.tsx';

interface Contribution {
  readonly rule: string;
  readonly points: number;
  readonly because: string;
}

export const EvaluationPart = ({ told, events }: PartProps): JSX.Element => (
  <Stack gap="md">
    <Dimensions {...{ told, events }} />
    <Score evaluation={valueAt(told.lead, 'evaluation')} />
  </Stack>
);

const Score = ({ evaluation }: { readonly evaluation: unknown }): JSX.Element => {
  const { t } = useTranslation();
  const score = textAt(evaluation, 'score');
  if (score === null)
    return (
      <Text c="dimmed" size="sm">
        {t('evaluation.notYet')}
      </Text>
    );
  /** `dimension.P`, or a word. */
  const nameOf = (rule: string): string => t(rule.startsWith('dimension.') ? rule : `word.${rule}`, rule);
  /** A dimension, or a fact by where it stands: `customer.revenue`. */
  const missed = (what: string): string =>
    what.startsWith('dimension.')
      ? nameOf(what)
      : what
          .split('.')
          .map((name) => t(`field.${name}`, spaced(name)))
          .join(': ');
  const found = (because: string): string => {
    const [, rating] = /^rated (\d)$/u.exec(because) ?? [];
    return rating === undefined ? t(`word.${because}`, because) : t('evaluation.rated', { rating });
  };
  const columns: readonly Column<Contribution>[] = [
    { name: t('evaluation.rule'), kind: 'text', of: ({ rule }) => nameOf(rule) },
    { name: t('evaluation.pointsOf'), kind: 'count', of: ({ points }) => points },
    { name: t('evaluation.because'), kind: 'text', of: ({ because }) => found(because) },
  ];
  const rows = listAt(evaluation, 'contributions').map((one) => ({
    ...{ rule: textAt(one, 'rule') ?? '', points: numberAt(one, 'points') ?? 0 },
    because: textAt(one, 'because') ?? '',
  }));
  return (
    <Card withBorder>
      <Stack gap="sm">
        <Title order={3} size="h5">
          {t('evaluation.score', { score, grade: textAt(evaluation, 'grade') ?? '' })}
        </Title>
        <Words title={t('evaluation.reasons')} words={textsIn(evaluation, 'reasons')} />
        <Words title={t('evaluation.missing')} words={textsIn(evaluation, 'missing').map(missed)} />
        <Sheet
          {...{ columns, rows }}
          name={t('evaluation.points')}
          file="lead-score"
          keyOf={({ rule, because }) => `${rule} ${because}`}
        />
      </Stack>
    </Card>
  );
};

const textsIn = (value: unknown, name: string): readonly string[] =>
  listAt(value, name).filter((one) => typeof one === 'string');

const Words = ({
  title,
  words,
}: {
  readonly title: string;
  readonly words: readonly string[];
}): JSX.Element | null =>
  words.length === 0 ? null : (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {words.map((word) => (
          <List.Item key={word}>{word}</List.Item>
        ))}
      </List>
    </div>
  );
