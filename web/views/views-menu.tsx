// Which views of this page are kept? A menu that opens them, and keeps what the page shows now under a name.
import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import { meQuery } from '../queries.ts';
import { Failed } from '../states.tsx';
import { useForgetView, useKeepView, useViews } from './view-queries.ts';
import type { View } from './view-queries.ts';

interface ViewsProps {
  readonly page: View['page'];
  /** What the page is narrowed by now, as its address has it. */
  readonly filters: Readonly<Record<string, string>>;
  readonly open: (filters: Readonly<Record<string, string>>) => void;
}

export const ViewsMenu = ({ page, filters, open }: ViewsProps): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { data } = useViews();
  const forget = useForgetView();
  const [isKeeping, setKeeping] = useState(false);
  const views = (data ?? []).filter((view) => view.page === page);
  const own = views.filter(({ isOwn }) => isOwn);
  return (
    <>
      <Menu>
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t('view.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map(({ viewId, name, owner, isOwn, officeId, filters: kept }) => (
            <Menu.Item key={viewId} onClick={() => open(kept)}>
              {name}
              {!isOwn && ` · ${names.person(owner)}`}
              {isOwn && officeId !== null && ` · ${names.office(officeId)}`}
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          <Menu.Item onClick={() => setKeeping(true)}>{t('view.keep')}</Menu.Item>
          {own.map(({ viewId, name }) => (
            <Menu.Item key={viewId} onClick={() => forget.mutate(viewId)}>
              {t('view.forget', { name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isKeeping}
        onClose={() => setKeeping(false)}
        title={t('view.keep')}
        closeButtonProps={{ 'aria-label': t('form.cancel') }}
      >
        <Keeping page={page} filters={filters} done={() => setKeeping(false)} />
      </Modal>
    </>
  );
};

const Keeping = ({
  page,
  filters,
  done,
}: Pick<ViewsProps, 'page' | 'filters'> & { readonly done: () => void }): JSX.Element => {
  const { t } = useTranslation();
  const names = useNames();
  const { data: me } = useQuery(meQuery);
  const keep = useKeepView();
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const officeId = me?.officeId ?? null;
  return (
    <form
      aria-label={t('view.keep')}
      onSubmit={(event) => {
        event.preventDefault();
        keep.mutate({ page, name, filters, officeId: isShared ? officeId : null }, { onSuccess: done });
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('view.name')}
          description={t('view.nameWhat')}
          required
          maxLength={100}
          data-autofocus
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        {officeId !== null && (
          <Checkbox
            label={t('view.share', { office: names.office(officeId) })}
            checked={isShared}
            onChange={({ currentTarget }) => setShared(currentTarget.checked)}
          />
        )}
        {keep.error !== null && <Failed error={keep.error} again={null} />}
        <Group>
          <Button type="submit" loading={keep.isPending}>
            {t('view.keepIt')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
