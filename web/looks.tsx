// In which language and in which light? Remembered by the browser.
import { ActionIcon, Group, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { speak } from './words/start-words.ts';

export const Looks = (): JSX.Element => {
  const { t, i18n } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const other = i18n.language === 'zh' ? 'en' : 'zh';
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size="lg"
        lang={other}
        aria-label={other === 'zh' ? '中文' : 'EN (English)'}
        onClick={() => speak(other)}
      >
        {other === 'zh' ? '中' : 'EN'}
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t(scheme === 'dark' ? 'looks.light' : 'looks.dark')}
        onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
      >
        {scheme === 'dark' ? '☀' : '☾'}
      </ActionIcon>
    </Group>
  );
};
