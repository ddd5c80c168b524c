// What surrounds every page? Who is signed in, where one can go, how it looks, and whether what is shown is live.
import { AppShell, Group, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { LiveBadge } from './live-badge.tsx';
import { Looks } from './looks.tsx';
import { Pages } from './pages.tsx';
import { PaletteKeys } from './palette/palette-keys.tsx';
import { meQuery } from './queries.ts';
import { SearchField } from './search-field.tsx';
import { useOtherTabs } from './signed-in/other-tabs.ts';
import { SignInPage } from './signed-in/sign-in-page.tsx';
import { SwitchPerson } from './signed-in/switch-person.tsx';
import { Failed, Loading } from './states.tsx';

export const Frame = (): JSX.Element => {
  useOtherTabs();
  const { data: me, error, refetch } = useQuery(meQuery);
  if (error !== null)
    return (
      <main className="page">
        <Failed error={error} again={() => refetch()} />
      </main>
    );
  if (me === undefined)
    return (
      <main className="page">
        <Loading />
      </main>
    );
  if (me === null) return <SignInPage />;
  return (
    <AppShell header={{ height: { base: 104, sm: 56 } }} padding={{ base: 'xs', sm: 'md' }}>
      <AppShell.Header px={{ base: 'xs', sm: 'md' }} py={8}>
        <Group gap="sm" justify="space-between">
          <Group gap="md" wrap="nowrap" className="pages">
            <Link to="/" className="plain-link name">
              <Title order={1} size="h4">
                leadcycle
              </Title>
            </Link>
            <Pages />
            <LiveBadge />
          </Group>
          <Group gap="xs" wrap="nowrap" justify="flex-end" style={{ flex: '1 1 20rem', minWidth: 0 }}>
            <SearchField />
            <PaletteKeys me={me} />
            <Looks />
            <SwitchPerson me={me} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Main key={me.id}>
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
};
