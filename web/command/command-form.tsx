// How is a command given? A form made from its schema; a refusal is told with what would make it allowed.
import { Button, Group, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../client.ts';
import { mustSee } from '../lead/lead-queries.ts';
import { Failed } from '../states.tsx';
import { FieldInputs } from './field-input.tsx';
import type { Field } from './fields.ts';
import { sendCommand } from './send-command.ts';
import { bodyOf } from './written.ts';
import type { WrittenFields } from './written.ts';

interface FormProps {
  readonly leadId: string;
  readonly command: string;
  readonly fields: readonly Field[];
  /** What is known already, and so not asked. */
  readonly preset?: WrittenFields;
  readonly done: () => void;
}

export const CommandForm = ({ leadId, command, fields, preset = {}, done }: FormProps): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [written, write] = useState<WrittenFields>(preset);
  const keyFor = useKey();
  const sending = useMutation({
    mutationFn: (body: string) => sendCommand({ leadId, command, body }, keyFor.key(body)),
    onSuccess: async (seq) => {
      mustSee(leadId, seq);
      done();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['lead', leadId] }),
        queries.invalidateQueries({ queryKey: ['queue'] }),
      ]);
    },
    onError: (error) => {
      // What was refused for good may be sent again as another try; what was not answered as the same one.
      if (error instanceof Refused && error.problem.status < 500) keyFor.forget();
    },
  });
  return (
    <form
      aria-label={t(`command.${command}`)}
      onSubmit={(event) => {
        event.preventDefault();
        sending.mutate(JSON.stringify(bodyOf(fields, written)));
      }}
    >
      <Stack gap="sm">
        <Title order={4} size="h6">
          {t(`command.${command}`)}
        </Title>
        <FieldInputs
          fields={fields.filter(({ name }) => !(name in preset))}
          written={written}
          write={write}
        />
        {sending.error !== null && <Failed error={sending.error} again={null} />}
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {t('form.send')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('form.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

/** The same content sent again keeps its key, other content has another one. */
const useKey = (): { readonly key: (body: string) => string; readonly forget: () => void } => {
  const last = useRef<{ readonly body: string; readonly key: string } | null>(null);
  return {
    key: (body) => {
      if (last.current?.body !== body) last.current = { body, key: crypto.randomUUID() };
      return last.current.key;
    },
    forget: () => {
      last.current = null;
    },
  };
};
