// Could this text be published? It begins as the version that is shown; every mistake is told at its line.
import type { JSX } from 'react';
import { Failed, Loading } from '../states.tsx';
import { CheckForm } from './check-form.tsx';
import { usePlaybook } from './playbook-queries.ts';
import type { Version } from './playbook-queries.ts';

export const CheckView = ({ shown }: { readonly shown: Version }): JSX.Element => {
  const { data, error, refetch } = usePlaybook(shown.name, shown.version);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  return data === undefined ? (
    <Loading />
  ) : (
    <CheckForm key={`${data.name}@${data.version}`} source={data.source} />
  );
};
