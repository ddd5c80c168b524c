// Which customer is meant? Found by a part of any name it ever had, chosen by its id.
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useCustomers } from './found-customers.ts';

interface PickerProps {
  readonly label: string;
  readonly description?: string;
  readonly customerId: string | null;
  readonly choose: (customerId: string | null, name: string) => void;
}

/** While somebody types nothing is asked. */
const typingMs = 200;

export const CustomerPicker = ({ label, description, customerId, choose }: PickerProps): JSX.Element => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), typingMs);
  const { data } = useCustomers(text);
  const found = (data?.items ?? []).map((customer) => ({ value: customer.customerId, label: customer.name }));
  // What is chosen stays to be seen, whatever is looked for next.
  const isListed = customerId === null || found.some(({ value }) => value === customerId);
  const options = isListed ? found : [{ value: customerId, label: customerId }, ...found];
  return (
    <Select
      {...{ label, description }}
      searchable
      clearable
      data={options}
      filter={({ options: all }) => all}
      nothingFoundMessage={t('customers.nothing')}
      value={customerId}
      onSearchChange={setTyped}
      onChange={(value, option) => choose(value, option?.label ?? '')}
      clearButtonProps={{ 'aria-label': t('list.clear', { name: label }) }}
    />
  );
};
