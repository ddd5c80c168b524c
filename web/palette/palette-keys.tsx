// Which keys work everywhere? Ctrl or Cmd with K opens the palette, `?` tells of the keys; both come when first asked for.
import { ActionIcon } from '@mantine/core';
import { useHotkeys, useWindowEvent } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const Keys = lazy(async () => ({ default: (await import('./keys.tsx')).Keys }));

export const PaletteKeys = ({ me }: { readonly me: Schemas['Me'] }): JSX.Element => {
  const { t } = useTranslation();
  const [shown, show] = useState<'palette' | 'keys' | null>(null);
  // Also from within a field: whoever types wants to get on too.
  useHotkeys([['mod+K', () => show('palette')]], []);
  useWindowEvent('keydown', ({ key, target }) => {
    if (key === '?' && !isField(target)) show('keys');
  });
  const close = (): void => show(null);
  return (
    <>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={t('palette.open')}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show('palette')}
      >
        ⌘
      </ActionIcon>
      <Suspense>
        {shown === 'palette' && <Palette me={me} close={close} showKeys={() => show('keys')} />}
        {shown === 'keys' && <Keys close={close} />}
      </Suspense>
    </>
  );
};

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
