// What stands at an address that no page has? A way back.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from './states.tsx';

export const NoPage = (): JSX.Element => {
  const { t } = useTranslation();
  return (
    <Nothing sentence={t('state.noPage')}>
      <Button component={Link} to="/" variant="default">
        {t('page.board')}
      </Button>
    </Nothing>
  );
};
