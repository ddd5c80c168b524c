// How is one field of a command written? By its kind; groups and lists hold further fields.
import {
  ActionIcon,
  Button,
  Checkbox,
  Fieldset,
  Group,
  NativeSelect,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { spaced } from '../format.ts';
import type { Field } from './fields.ts';
import { isFields } from './written.ts';
import type { Written, WrittenFields } from './written.ts';

interface InputProps<Kind extends Field> {
  readonly field: Kind;
  readonly written: Written | undefined;
  readonly write: (written: Written) => void;
}

const inputTypes = { text: 'text', day: 'date', instant: 'datetime-local', number: 'number' } as const;

export const FieldInput = ({ field, written, write }: InputProps<Field>): JSX.Element => {
  const { t } = useTranslation();
  const label = spaced(field.name);
  // The contract speaks of UTC; whoever fills in the form does not.
  const description = field.kind === 'instant' ? t('form.instant') : field.description;
  const text = typeof written === 'string' ? written : '';
  const told = { label, description, required: field.isNeeded };
  switch (field.kind) {
    case 'text':
    case 'day':
    case 'instant':
    case 'number':
      return (
        <TextInput
          {...told}
          type={inputTypes[field.kind]}
          step="any"
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      );
    case 'long-text':
    case 'raw':
      return (
        <Textarea
          {...told}
          autosize
          minRows={2}
          value={text}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          {...told}
          value={text}
          data={['', ...field.options.map(String)]}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      );
    case 'flag':
      return (
        <Checkbox
          label={label}
          description={field.description}
          checked={written === true}
          onChange={({ currentTarget }) => write(currentTarget.checked)}
        />
      );
    case 'group':
      return (
        <Fieldset legend={label}>
          <FieldInputs fields={field.fields} written={isFields(written) ? written : {}} write={write} />
        </Fieldset>
      );
    case 'list':
      return <ListInput field={field} written={written} write={write} />;
  }
};

export const FieldInputs = ({
  fields,
  written,
  write,
}: {
  readonly fields: readonly Field[];
  readonly written: WrittenFields;
  readonly write: (written: WrittenFields) => void;
}): JSX.Element => (
  <Stack gap="xs">
    {fields.map((field) => (
      <FieldInput
        key={field.name}
        field={field}
        written={written[field.name]}
        write={(value) => write({ ...written, [field.name]: value })}
      />
    ))}
  </Stack>
);

const ListInput = ({
  field,
  written,
  write,
}: InputProps<Extract<Field, { readonly kind: 'list' }>>): JSX.Element => {
  const { t } = useTranslation();
  const items: readonly Written[] = Array.isArray(written) ? written : [];
  return (
    <Fieldset legend={spaced(field.name)}>
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
              aria-label={t('form.remove', { name: spaced(field.name), number: index + 1 })}
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
