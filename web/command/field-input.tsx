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
import { useId } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices } from './choices.ts';
import { useFieldWords } from './field-words.ts';
import type { Field } from './fields.ts';
import { PersonInput } from './person-input.tsx';
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
  const words = useFieldWords();
  const choices = useChoices(field.name);
  const listId = useId();
  const label = words.label(field.name, field.kind);
  // The contract speaks of UTC; whoever fills in the form does not.
  const description =
    field.kind === 'instant' ? t('form.instant') : words.hint(field.name, field.description);
  const text = typeof written === 'string' ? written : '';
  const told = { label, description, required: field.isNeeded };
  switch (field.kind) {
    case 'text':
    case 'day':
    case 'instant':
    case 'number':
      if (choices?.are === 'all')
        return (
          <NativeSelect
            {...told}
            value={text}
            data={[{ value: '', label: '' }, ...choices.options]}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
        );
      return (
        <>
          <TextInput
            {...told}
            type={inputTypes[field.kind]}
            step="any"
            value={text}
            {...(choices === null ? {} : { list: listId })}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          {choices !== null && (
            <datalist id={listId}>
              {choices.options.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </datalist>
          )}
        </>
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
          data={[
            { value: '', label: '' },
            ...field.options.map((option) => ({
              value: String(option),
              label: words.option(field.name, String(option)),
            })),
          ]}
          onChange={({ currentTarget }) => write(currentTarget.value)}
        />
      );
    case 'person':
      return <PersonInput {...told} fieldName={field.name} personId={text} choose={write} />;
    case 'money':
      return <MoneyInput field={field} written={written} write={write} />;
    case 'flag':
      return (
        <Checkbox
          label={label}
          description={description}
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

const MoneyInput = ({
  field,
  written,
  write,
}: InputProps<Extract<Field, { readonly kind: 'money' }>>): JSX.Element => {
  const { t } = useTranslation();
  const words = useFieldWords();
  const { major = '', currency = '' } = isFields(written) ? written : {};
  const label = words.label(field.name, field.kind);
  return (
    <Group gap="xs" align="flex-end" wrap="nowrap">
      <TextInput
        {...{ label, description: words.hint(field.name, field.description), required: field.isNeeded }}
        style={{ flex: 1 }}
        type="number"
        step="any"
        min={0}
        value={typeof major === 'string' ? major : ''}
        onChange={({ currentTarget }) => write({ major: currentTarget.value, currency })}
      />
      <TextInput
        aria-label={t('form.currencyOf', { name: label })}
        w={80}
        maxLength={3}
        placeholder="USD"
        value={typeof currency === 'string' ? currency : ''}
        onChange={({ currentTarget }) => write({ major, currency: currentTarget.value.toUpperCase() })}
      />
    </Group>
  );
};

const ListInput = ({
  field,
  written,
  write,
}: InputProps<Extract<Field, { readonly kind: 'list' }>>): JSX.Element => {
  const { t } = useTranslation();
  const name = useFieldWords().label(field.name, field.kind);
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
