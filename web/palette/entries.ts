// What does the palette list? What this page offers, leads looked at, pages, views, people, and how it looks.
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { allPages } from '../pages.tsx';
import { passOver } from '../pass-over.ts';
import { peopleToSignInQuery } from '../queries.ts';
import { useSignIn, useSignOut } from '../signed-in/sign-in.ts';
import { textAt } from '../value-at.ts';
import { useViews } from '../views/view-queries.ts';
import { speak } from '../words/start-words.ts';
import { useOffered } from './offers.ts';

export interface Entry {
  readonly id: string;
  readonly kind: 'offer' | 'lead' | 'page' | 'view' | 'person' | 'look' | 'search';
  readonly label: string;
  readonly act: () => void;
}

const shownAtMost = 60;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** @param text what somebody has typed; each word of it is part of the label */
export const useEntries = (me: Schemas['Me'], text: string, showKeys: () => void): readonly Entry[] => {
  const words = text.toLowerCase().split(/\s+/u);
  const entries = [
    ...useOffered().map((offer): Entry => ({ ...offer, id: `offer ${offer.id}`, kind: 'offer' })),
    ...useSearched(text),
    ...useKept(),
    ...usePlaces(),
    ...useLooks(showKeys),
    ...usePeople(me),
  ];
  return entries
    .filter(
      ({ kind, label }) => kind === 'search' || words.every((word) => label.toLowerCase().includes(word)),
    )
    .slice(0, shownAtMost);
};

/** What was typed, as an id or as a part of a customer's name. */
const useSearched = (text: string): readonly Entry[] => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (text === '') return [];
  if (uuid.test(text))
    return [
      {
        ...{ id: 'by-id', kind: 'search', label: t('palette.byId', { id: text }) },
        act: () => passOver(navigate({ to: '/leads/$leadId', params: { leadId: text.toLowerCase() } })),
      },
    ];
  return [
    {
      ...{ id: 'customer', kind: 'search', label: t('palette.byCustomer', { text }) },
      act: () => passOver(navigate({ to: '/customers', search: { text } })),
    },
  ];
};

const usePlaces = (): readonly Entry[] => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  return [
    ...leadsLookedAt(queries).map(({ leadId, name }): Entry => ({
      ...{ id: `lead ${leadId}`, kind: 'lead', label: `${name} · ${leadId.slice(0, 8)}` },
      act: () => passOver(navigate({ to: '/leads/$leadId', params: { leadId } })),
    })),
    {
      ...{ id: 'new', kind: 'page', label: t('page.newLead') },
      act: () => passOver(navigate({ to: '/leads/new' })),
    },
    ...allPages.map(({ word, link }): Entry => ({
      ...{ id: `page ${word}`, kind: 'page', label: t(word) },
      act: () => passOver(navigate(link)),
    })),
    {
      ...{ id: 'customers', kind: 'page', label: t('page.customers') },
      act: () => passOver(navigate({ to: '/customers', search: { text: '' } })),
    },
  ];
};

/** Views of lists; those of reports are opened on their pages. */
const useKept = (): readonly Entry[] => {
  const navigate = useNavigate();
  const { data } = useViews();
  return (data ?? [])
    .filter(({ page }) => page === 'leads')
    .map(({ viewId, name, filters }): Entry => ({
      ...{ id: `view ${viewId}`, kind: 'view', label: name },
      act: () => passOver(navigate({ to: '/leads', search: filters })),
    }));
};

/** As this page still knows them: who looked at which lead is kept nowhere else. The latest first. */
const leadsLookedAt = (queries: QueryClient): readonly { leadId: string; name: string }[] =>
  queries
    .getQueryCache()
    .findAll({ queryKey: ['lead'] })
    .filter(({ queryKey, state }) => queryKey[2] === 'told' && state.data !== undefined)
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .flatMap(({ queryKey: [, leadId], state }) =>
      typeof leadId === 'string'
        ? [{ leadId, name: textAt(state.data, 'lead', 'customer', 'name') ?? leadId }]
        : [],
    )
    .slice(0, 8);

const useLooks = (showKeys: () => void): readonly Entry[] => {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  return [
    {
      ...{ id: 'language', kind: 'look', label: i18n.language === 'zh' ? 'English' : '中文' },
      act: () => speak(i18n.language === 'zh' ? 'en' : 'zh'),
    },
    {
      ...{ id: 'light', kind: 'look', label: t(scheme === 'dark' ? 'looks.light' : 'looks.dark') },
      act: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
    },
    { ...{ id: 'keys', kind: 'look', label: t('keys.title') }, act: showKeys },
  ];
};

const usePeople = (me: Schemas['Me']): readonly Entry[] => {
  const { t } = useTranslation();
  const { data } = useQuery({ ...peopleToSignInQuery, enabled: me.through === 'session' });
  const signIn = useSignIn();
  const signOut = useSignOut();
  return [
    ...(data?.people ?? [])
      .filter(({ personId }) => personId !== me.id)
      .map(({ personId, name, officeId }): Entry => ({
        ...{ id: `person ${personId}`, kind: 'person', label: `${name} · ${officeId}` },
        act: () => signIn.mutate(personId),
      })),
    { ...{ id: 'out', kind: 'person', label: t('signIn.out') }, act: () => signOut.mutate() },
  ];
};
