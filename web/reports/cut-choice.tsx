// By what is a report cut? One choice, kept in the address.
import { NativeSelect } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { askedAmong } from '../address/address-words.ts';
import { useAsked } from './use-asked.ts';

interface CutChoiceProps<Cut extends string> {
  readonly cuts: readonly Cut[];
  readonly chosen: Cut;
  /** What stands in no address. */
  readonly usual: Cut;
}

export const CutChoice = <Cut extends string>({ cuts, chosen, usual }: CutChoiceProps<Cut>): JSX.Element => {
  const { t } = useTranslation();
  const { ask } = useAsked();
  return (
    <NativeSelect
      label={t('reports.by')}
      w="fit-content"
      value={chosen}
      data={cuts.map((value) => ({ value, label: t(`by.${value}`) }))}
      onChange={({ currentTarget: { value } }) => ask('by', value === usual ? null : value)}
    />
  );
};

/** What the address says, else what is usual. @throws UnknownAsked */
export const cutIn = <Cut extends string>(by: string | undefined, cuts: readonly Cut[], usual: Cut): Cut =>
  askedAmong(cuts, usual, ['by', by]);
