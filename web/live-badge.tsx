// Is what is shown live? A mark that says so, or that the stream is being waited for.
import { Badge } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from './live.ts';

export const LiveBadge = (): JSX.Element => {
  const { t } = useTranslation();
  const isLive = useLive();
  return (
    <Badge variant="default" size="sm" circle={false} style={{ flex: 'none' }} role="status">
      {isLive ? `● ${t('live.yes')}` : `○ ${t('live.no')}`}
    </Badge>
  );
};
