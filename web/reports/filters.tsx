// By what is a report narrowed, over which days, and as known when? Each choice changes the address.
import { Button, Group, NativeSelect, Pill, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { organisationQuery } from '../queries.ts';
import { withAsked } from '../with-asked.ts';
import { sharedWords } from './asked.ts';
import type { SharedWord } from './asked.ts';
import { useAsked } from './use-asked.ts';
import { useWordOf } from './use-word-of.ts';

const choices = {
  tier: ['rep_office', 'region', 'headquarters'],
  class: ['preliminary', 'credible', 'opportunity'],
  grade: ['A', 'B', 'C', 'D'],
  kind: ['lead', 'opportunity'],
} as const;

interface FiltersProps {
  /** Not every report is about a period. */
  readonly withPeriod: boolean;
}

export const Filters = ({ withPeriod }: FiltersProps): JSX.Element => {
  const { t } = useTranslation();
  const [isMoreShown, showMore] = useState(false);
  return (
    <>
      <Group gap="xs" align="end" role="search" aria-label={t('reports.narrow')}>
        {withPeriod ? (
          <>
            <DayFilter word="from" />
            <DayFilter word="to" />
          </>
        ) : (
          <DayFilter word="as_of" />
        )}
        <OfficeFilter />
        <PersonFilter word="owner" />
        <Button variant="default" aria-expanded={isMoreShown} onClick={() => showMore(!isMoreShown)}>
          {t('reports.more')}
        </Button>
      </Group>
      {isMoreShown && (
        <Group gap="xs" align="end">
          {withPeriod && <DayFilter word="as_of" />}
          <DayFilter word="as_known" />
          <PersonFilter word="first_owner" />
          <ChoiceFilter word="tier" />
          <ChoiceFilter word="class" />
          <ChoiceFilter word="grade" />
          <ChoiceFilter word="kind" />
          <TextFilter word="channel" />
          <TextFilter word="industry" />
          <TextFilter word="currency" />
        </Group>
      )}
      <Chosen />
    </>
  );
};

/** What the report is narrowed by; each can be taken away. */
const Chosen = (): JSX.Element | null => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const wordOf = useWordOf();
  const chosen = sharedWords.flatMap((word) =>
    asked[word] === undefined ? [] : [[word, asked[word]] as const],
  );
  if (chosen.length === 0) return null;
  return (
    <Group gap="xs">
      {chosen.map(([word, value]) => (
        <Pill
          key={word}
          size="md"
          withRemoveButton
          removeButtonProps={{
            // By itself it cannot be reached by keyboard.
            ...{ 'aria-hidden': false, tabIndex: 0 },
            'aria-label': t('reports.without', { name: t(`asked.${word}`) }),
          }}
          onRemove={() => ask(word, null)}
        >
          {t(`asked.${word}`)}: {wordOf(word, value)}
        </Pill>
      ))}
    </Group>
  );
};

const DayFilter = ({ word }: { readonly word: SharedWord }): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const value = asked[word] ?? '';
  return (
    <TextInput
      type="date"
      label={t(`asked.${word}`)}
      value={/^\d{4}-\d\d-\d\d$/u.test(value) ? value : ''}
      onChange={({ currentTarget }) => ask(word, currentTarget.value)}
    />
  );
};

const OfficeFilter = (): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const { data } = useQuery(organisationQuery);
  return (
    <Select
      {...{ label: t('asked.office'), placeholder: t('reports.all'), searchable: true, clearable: true }}
      data={data?.offices.map(({ officeId, name }) => ({ value: officeId, label: name })) ?? []}
      value={asked.office ?? null}
      onChange={(value) => ask('office', value)}
    />
  );
};

/** Many offices have many people: so many are offered at once, the rest by typing. */
const peopleAtOnce = 50;

const PersonFilter = ({ word }: { readonly word: 'owner' | 'first_owner' }): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const { data } = useQuery(organisationQuery);
  return (
    <Select
      {...{ label: t(`asked.${word}`), placeholder: t('reports.all'), searchable: true, clearable: true }}
      data={data?.people.map(({ personId, name }) => ({ value: personId, label: name })) ?? []}
      limit={peopleAtOnce}
      value={asked[word] ?? null}
      onChange={(value) => ask(word, value)}
    />
  );
};

const ChoiceFilter = ({ word }: { readonly word: keyof typeof choices }): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const wordOf = useWordOf();
  return (
    <NativeSelect
      label={t(`asked.${word}`)}
      value={asked[word] ?? ''}
      data={[
        { value: '', label: t('reports.all') },
        ...withAsked(choices[word], asked[word]).map((value) => ({ value, label: wordOf(word, value) })),
      ]}
      onChange={({ currentTarget }) => ask(word, currentTarget.value)}
    />
  );
};

/** Asked when the reader has written it: by Enter, or on the way out. */
const TextFilter = ({ word }: { readonly word: 'channel' | 'industry' | 'currency' }): JSX.Element => {
  const { t } = useTranslation();
  const { asked, ask } = useAsked();
  const value = asked[word] ?? '';
  return (
    <TextInput
      key={value}
      label={t(`asked.${word}`)}
      defaultValue={value}
      onBlur={({ currentTarget }) => {
        if (currentTarget.value.trim() !== value) ask(word, currentTarget.value.trim());
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') currentTarget.blur();
      }}
    />
  );
};
