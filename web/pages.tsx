// Where can one go from every page? What is looked at daily stands side by side; the rest lies in two menus, on a telephone in one.
import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { Link, linkOptions } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { reportPages } from './reports/report-pages.ts';

interface Page {
  /** Under which word it stands. */
  readonly word: string;
  readonly link: Pick<LinkProps, 'to' | 'search'>;
}

const daily: readonly Page[] = [
  { word: 'page.board', link: linkOptions({ to: '/' }) },
  { word: 'page.queue', link: linkOptions({ to: '/queue' }) },
  { word: 'page.leads', link: linkOptions({ to: '/leads', search: {} }) },
];

const menus: readonly { readonly word: string; readonly pages: readonly Page[] }[] = [
  {
    word: 'page.reports',
    pages: [
      { word: 'page.levels', link: linkOptions({ to: '/service-levels', search: {} }) },
      ...reportPages,
      { word: 'page.review', link: linkOptions({ to: '/reports/review', search: {} }) },
      { word: 'page.load', link: linkOptions({ to: '/load', search: {} }) },
    ],
  },
  {
    word: 'page.operations',
    pages: [
      { word: 'page.pool', link: linkOptions({ to: '/pool', search: {} }) },
      { word: 'page.leaver', link: linkOptions({ to: '/leaver', search: {} }) },
      { word: 'page.import', link: linkOptions({ to: '/import', search: {} }) },
      { word: 'page.playbook', link: linkOptions({ to: '/playbook', search: {} }) },
      { word: 'page.health', link: linkOptions({ to: '/health' }) },
    ],
  },
];

/** All of them, for whoever looks for one by name. */
export const allPages: readonly Page[] = [...daily, ...menus.flatMap(({ pages }) => pages)];

export const Pages = (): JSX.Element => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('page.pages')}>
      <Group gap="sm">
        {daily.map(({ word, link }) => (
          <Link
            key={word}
            {...link}
            activeOptions={{ exact: link.to === '/' }}
            activeProps={{ className: 'here' }}
          >
            {t(word)}
          </Link>
        ))}
        {menus.map(({ word, pages }) => (
          <Menu key={word}>
            <Menu.Target>
              <Button
                variant="subtle"
                size="compact-md"
                rightSection={<span aria-hidden>▾</span>}
                visibleFrom="sm"
              >
                {t(word)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Ways pages={pages} />
            </Menu.Dropdown>
          </Menu>
        ))}
        <Menu>
          <Menu.Target>
            <ActionIcon variant="default" hiddenFrom="sm" aria-label={t('page.more')}>
              ☰
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown mah="80vh" style={{ overflowY: 'auto' }}>
            {menus.map(({ word, pages }) => (
              <Fragment key={word}>
                <Menu.Label>{t(word)}</Menu.Label>
                <Ways pages={pages} />
              </Fragment>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
    </nav>
  );
};

const Ways = ({ pages }: { readonly pages: readonly Page[] }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <>
      {pages.map(({ word, link }) => (
        <Menu.Item key={word} renderRoot={(props) => <Link {...props} {...link} />}>
          {t(word)}
        </Menu.Item>
      ))}
    </>
  );
};
