// How are several of one thing written? Each for itself, one added or taken away at a time.
import { ActionIcon, Button, Fieldset, Group, Stack } from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldInput } from './field-input.tsx';
import type { InputProps } from './field-input.tsx';
import { useFieldWords } from './field-words.ts';
import type { Field } from './fields.ts';
import type { Written } from './written.ts';

export const ListInput = ({
  field,
  written,
  write,
}: InputProps<Extract<Field, { readonly kind: 'list' }>>): JSX.Element => {
  const { t } = useTranslation();
  const name = useFieldWords().label(field.name);
  const items: readonly Written[] = Array.isArray(written) ? written : [];
  return (
    <Fieldset legend={name}>
      <Stack gap="xs">
        {items.map((item, index) => (
          <Group key={index} align="flex-start" wrap="nowrap">
            <div style={{ flex: 1 }}>
              <FieldInput
                field={field.of}
                written={item}
                write={(value) => write(items.with(index, value))}
              />
            </div>
            <ActionIcon
              variant="default"
              aria-label={t('form.remove', { name, number: index + 1 })}
              onClick={() => write(items.toSpliced(index, 1))}
            >
              ×
            </ActionIcon>
          </Group>
        ))}
        <Group>
          <Button size="xs" variant="default" onClick={() => write([...items, ''])}>
            {t('form.add')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
};
