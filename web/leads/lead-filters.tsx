// What can a list of leads be narrowed by? All that the API knows; what is chosen stands in the address.
import {
  Button,
  Checkbox,
  Collapse,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { organisationQuery } from '../queries.ts';
import { withAsked } from '../with-asked.ts';
import type { Filter, Listed } from './listed.ts';
import { minorOf, wholeOf } from './whole-units.ts';

export interface FilterProps {
  readonly asked: Listed;
  readonly change: (changed: Listed) => void;
}

const places = [
  ...['obtain', 'evaluate', 'cross_verify', 'distribute', 'convert', 'nurture'],
  ...['won', 'lost', 'disqualified', 'merged'],
];
const rarer: readonly Filter[] = [
  ...(['class', 'kind', 'grade', 'channel', 'customer', 'product', 'industry', 'currency'] as const),
  ...(['amount_from', 'amount_to', 'due_from', 'due_before'] as const),
];

export const LeadFilters = ({ asked, change }: FilterProps): JSX.Element => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(rarer.some((filter) => asked[filter] !== undefined));
  const both = { asked, change };
  return (
    <Stack gap="xs" role="search" aria-label={t('list.filters')}>
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs" verticalSpacing="xs">
        <Offices {...both} />
        <People {...both} />
        <Choice {...both} filter="stage" options={places} word="place" />
        <Choice {...both} filter="tier" options={['rep_office', 'region', 'headquarters']} word="tier" />
        <Choice {...both} filter="which" options={['open', 'ended']} word="which" />
        <Choice {...both} filter="order" options={['due']} word="order" first="order.moved" />
      </SimpleGrid>
      <div className="side-by-side">
        <Checkbox
          label={t('filter.late')}
          checked={asked.late === 'true'}
          onChange={({ currentTarget }) => change({ late: currentTarget.checked ? 'true' : '' })}
        />
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(isOpen ? 'list.fewerFilters' : 'list.moreFilters')}
        </Button>
      </div>
      <Collapse expanded={isOpen}>
        <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="xs" verticalSpacing="xs">
          <Choice
            {...both}
            filter="class"
            options={['preliminary', 'credible', 'opportunity']}
            word="class"
          />
          <Choice {...both} filter="kind" options={['lead', 'opportunity']} word="kind" />
          <Choice {...both} filter="grade" options={['A', 'B', 'C', 'D']} word="grade" />
          <CustomerPicker
            label={t('filter.customer')}
            customerId={asked.customer ?? null}
            choose={(customerId) => change({ customer: customerId ?? '' })}
          />
          <Text {...both} filter="product" />
          <Text {...both} filter="channel" />
          <Text {...both} filter="industry" />
          <Text {...both} filter="currency" />
          <Amount {...both} filter="amount_from" />
          <Amount {...both} filter="amount_to" />
          <Text {...both} filter="due_from" type="date" />
          <Text {...both} filter="due_before" type="date" />
        </SimpleGrid>
      </Collapse>
    </Stack>
  );
};

const Choice = ({
  asked,
  change,
  filter,
  options,
  word,
  first = 'list.any',
}: FilterProps & {
  readonly filter: Filter;
  readonly options: readonly string[];
  /** Under which words the options stand. */
  readonly word: string;
  /** What it is called when nothing is chosen. */
  readonly first?: string;
}): JSX.Element => {
  const { t } = useTranslation();
  return (
    <NativeSelect
      label={t(`filter.${filter}`)}
      value={asked[filter] ?? ''}
      data={[
        { value: '', label: t(first) },
        ...withAsked(options, asked[filter]).map((value) => ({
          value,
          label: t(`${word}.${value}`, value),
        })),
      ]}
      onChange={({ currentTarget }) => change({ [filter]: currentTarget.value })}
    />
  );
};

/** More are found by typing on. */
const optionsAtMost = 50;

const Offices = ({ asked, change }: FilterProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  return (
    <Select
      {...{ label: t('filter.office'), placeholder: t('list.any'), limit: optionsAtMost }}
      searchable
      clearable
      data={(data?.offices ?? []).map(({ officeId, name }) => ({ value: officeId, label: name }))}
      value={asked.office ?? null}
      onChange={(office) => change({ office: office ?? '' })}
      clearButtonProps={{ 'aria-label': t('list.clear', { name: t('filter.office') }) }}
    />
  );
};

const People = ({ asked, change }: FilterProps): JSX.Element => {
  const { t } = useTranslation();
  const { data } = useQuery(organisationQuery);
  return (
    <Select
      {...{ label: t('filter.owner'), placeholder: t('list.any'), limit: optionsAtMost }}
      searchable
      clearable
      data={(data?.people ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
      value={asked.owner ?? null}
      onChange={(owner) => change({ owner: owner ?? '' })}
      clearButtonProps={{ 'aria-label': t('list.clear', { name: t('filter.owner') }) }}
    />
  );
};

interface TextProps extends FilterProps {
  readonly filter: Filter;
  readonly type?: 'text' | 'date' | 'number';
}

/** Counts when it is left, or with Enter: not at each letter. */
const Text = ({ asked, change, filter, type = 'text' }: TextProps): JSX.Element => {
  const { t } = useTranslation();
  const given = asked[filter] ?? '';
  return (
    <Typed
      key={given}
      {...{ label: t(`filter.${filter}`), given, type }}
      take={(text) => change({ [filter]: filter === 'currency' ? text.toUpperCase() : text })}
    />
  );
};

const Amount = ({ asked, change, filter }: TextProps): JSX.Element => {
  const { t } = useTranslation();
  const currency = asked.currency ?? '';
  const given = wholeOf(asked[filter] ?? '', currency);
  return (
    <Typed
      key={`${given} ${currency}`}
      {...{ label: t(`filter.${filter}`), given, type: 'number' }}
      take={(text) => change({ [filter]: minorOf(text, currency) })}
    />
  );
};

const Typed = ({
  label,
  given,
  type,
  take,
}: {
  readonly label: string;
  readonly given: string;
  readonly type: string;
  readonly take: (text: string) => void;
}): JSX.Element => {
  const [text, setText] = useState(given);
  const leave = (): void => {
    if (text.trim() !== given) take(text.trim());
  };
  return (
    <TextInput
      {...{ label, type, value: text, onBlur: leave }}
      onChange={({ currentTarget }) => setText(currentTarget.value)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') leave();
      }}
    />
  );
};
