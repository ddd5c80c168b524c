// What if somebody becomes another person in one tab? All tabs share the session: the others must not go on showing the one before.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { passOver } from '../pass-over.ts';

const session = 'leadcycle-session';

export const tellOtherTabs = (): void => {
  const channel = new BroadcastChannel(session);
  channel.postMessage('changed');
  channel.close();
};

export const useOtherTabs = (): void => {
  const queries = useQueryClient();
  useEffect(() => {
    const channel = new BroadcastChannel(session);
    channel.addEventListener('message', () => passOver(queries.resetQueries()));
    return () => channel.close();
  }, [queries]);
};
