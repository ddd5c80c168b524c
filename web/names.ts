// What is a person or an office called? Ids are for machines; where no name is known they are better than nothing.
import { useQuery } from '@tanstack/react-query';
import { organisationQuery } from './queries.ts';

export interface Names {
  readonly person: (personId: string) => string;
  readonly office: (officeId: string) => string;
}

export const useNames = (): Names => {
  const { data } = useQuery(organisationQuery);
  const people = new Map(data?.people.map(({ personId, name }) => [personId, name]));
  const offices = new Map(data?.offices.map(({ officeId, name }) => [officeId, name]));
  return {
    person: (personId) => people.get(personId) ?? personId,
    office: (officeId) => offices.get(officeId) ?? officeId,
  };
};
