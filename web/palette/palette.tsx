// How does one get anywhere, and do anything, by typing a part of its name?
import { Modal, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { useEntries } from './entries.ts';
import type { Entry } from './entries.ts';

interface PaletteProps {
  readonly me: Schemas['Me'];
  readonly close: () => void;
  readonly showKeys: () => void;
}

export const Palette = ({ me, close, showKeys }: PaletteProps): JSX.Element => {
  const { t } = useTranslation();
  const list = useId();
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const entries = useEntries(me, text.trim(), showKeys);
  const active = Math.min(chosen, entries.length - 1);
  const act = (entry: Entry | undefined): void => {
    if (entry === undefined) return;
    close();
    entry.act();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      const next = (active + step + entries.length) % entries.length;
      choose(next);
      document.querySelector(`#${CSS.escape(idOf(list, next))}`)?.scrollIntoView({ block: 'nearest' });
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      act(entries[active]);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('palette.title')}
      closeButtonProps={{ 'aria-label': t('form.cancel') }}
    >
      <TextInput
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded
        aria-autocomplete="list"
        aria-controls={list}
        {...(active < 0 ? {} : { 'aria-activedescendant': idOf(list, active) })}
        data-autofocus
        placeholder={t('palette.label')}
        value={text}
        onChange={({ currentTarget }) => {
          choose(0);
          setText(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} role="listbox" aria-label={t('palette.title')} className="palette">
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={idOf(list, index)}
            role="option"
            aria-selected={index === active}
            className="palette-entry"
            onMouseMove={() => choose(index)}
            onClick={() => act(entry)}
          >
            <Text span size="sm">
              {entry.label}
            </Text>
            <Text span size="xs" c="dimmed">
              {t(`palette.${entry.kind}`)}
            </Text>
          </div>
        ))}
      </div>
      {entries.length === 0 && (
        <Text size="sm" c="dimmed" role="status">
          {t('palette.nothing')}
        </Text>
      )}
    </Modal>
  );
};

const idOf = (list: string, index: number): string => `${list}-${String(index)}`;
