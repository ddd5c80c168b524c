// How does one get to a lead or a customer by typing? `/` leads here; an id opens its lead, all else looks for customers.
import { TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { passOver } from './pass-over.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

export const SearchField = (): JSX.Element => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useHotkeys([['/', () => field.current?.focus()]]);
  const look = async (): Promise<void> => {
    const asked = text.trim();
    if (asked === '') return;
    setText('');
    field.current?.blur();
    if (uuid.test(asked)) await navigate({ to: '/leads/$leadId', params: { leadId: asked.toLowerCase() } });
    else await navigate({ to: '/customers', search: { text: asked } });
  };
  return (
    <form
      role="search"
      className="search"
      onSubmit={(event) => {
        event.preventDefault();
        passOver(look());
      }}
    >
      <TextInput
        ref={field}
        size="sm"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </form>
  );
};
