// Which industries, products and territories does the organisation know? What its people and pools are for, and what its offices serve.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { organisationQuery } from '../queries.ts';
import type { Choices, ChoicesFor } from './choices.ts';

/** Leads of others come too: anything else may be written as well. */
export const useCompanyChoices = (): ChoicesFor => {
  const { data } = useQuery(organisationQuery);
  return useMemo(() => {
    const { offices, people, pools } = data ?? { offices: [], people: [], pools: [] };
    const known = new Map([
      ['industry', open([...people, ...pools].flatMap(({ industries }) => industries))],
      ['product', open([...people, ...pools].flatMap(({ products }) => products))],
      ['territory', open(offices.flatMap(({ territories }) => territories))],
    ]);
    return (fieldName) => known.get(fieldName) ?? null;
  }, [data]);
};

const open = (values: readonly string[]): Choices => ({
  options: [...new Set(values)].toSorted().map((value) => ({ value, label: value })),
  are: 'open',
});
