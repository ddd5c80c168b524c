// What does a part of a page show that waits for its report, or did not get it?
import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { Failed, Loading } from '../states.tsx';

interface ToldReportProps<Data> {
  readonly asked: UseQueryResult<Data>;
  readonly children: (data: Data) => JSX.Element;
}

export const ToldReport = <Data,>({
  asked: { data, error, refetch },
  children,
}: ToldReportProps<Data>): JSX.Element => (
  <>
    {error !== null && <Failed error={error} again={() => refetch()} />}
    {data === undefined ? error === null && <Loading /> : children(data)}
  </>
);
