// Where can one go from every page? What is looked at daily stands side by side; the rest lies in two menus.
import { Button, Group, Menu } from '@mantine/core';
import { Link, linkOptions } from '@tanstack/react-router';
import type { LinkProps } from '@tanstack/react-router';
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
        {menus
          .filter(({ pages }) => pages.length > 0)
          .map(({ word, pages }) => (
            <Menu key={word}>
              <Menu.Target>
                <Button variant="subtle" size="compact-md" rightSection="▾">
                  {t(word)}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {pages.map((page) => (
                  <Menu.Item key={page.word} renderRoot={(props) => <Link {...props} {...page.link} />}>
                    {t(page.word)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          ))}
      </Group>
    </nav>
  );
};
