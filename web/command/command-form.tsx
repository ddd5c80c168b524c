// How is a command given? A form made from its schema, for the lead as it was shown; what was written outlives what others do.
import { Button, Group, Stack, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../client.ts';
import type { Schemas } from '../client.ts';
import { mustSee, useLead } from '../lead/lead-queries.ts';
import { Failed, Loading } from '../states.tsx';
import { ChoicesContext } from './choices.ts';
import { FieldInputs } from './field-input.tsx';
import type { Field } from './fields.ts';
import { useLeadChoices } from './lead-choices.ts';
import { MovedOn } from './moved-on.tsx';
import { prefilled } from './prefilled.ts';
import { sendCommand } from './send-command.ts';
import type { Sent } from './send-command.ts';
import { useKey } from './use-key.ts';
import { bodyOf, writtenFrom } from './written.ts';
import type { WrittenFields } from './written.ts';

interface FormProps {
  readonly leadId: string;
  readonly command: string;
  readonly fields: readonly Field[];
  /** What is known already, and so not asked. */
  readonly preset?: WrittenFields;
  /** It was sent, or given up: null. */
  readonly done: (sent: Sent | null) => void;
}

export const CommandForm = (props: FormProps): JSX.Element => {
  const { data: told, error, refetch } = useLead(props.leadId, null);
  if (told !== undefined) return <LeadForm {...props} told={told} />;
  return error === null ? <Loading /> : <Failed error={error} again={() => refetch()} />;
};

const LeadForm = ({
  leadId,
  command,
  fields,
  preset = {},
  done,
  told,
}: FormProps & { readonly told: Schemas['LeadTold'] }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [begun] = useState(() => ({ ...writtenFrom(fields, prefilled(command, told)), ...preset }));
  const [written, write] = useState<WrittenFields>(begun);
  // The state that the form is meant for: the one in which it was opened, until somebody has seen a later one.
  const [shownSeq, show] = useState(told.seq);
  const choices = useLeadChoices(command, told);
  const keyFor = useKey();
  const sending = useMutation({
    mutationFn: ({ body, seq }: { readonly body: string; readonly seq: number }) =>
      sendCommand({ leadId, command, body, shownSeq: seq }, keyFor.key(`${String(seq)} ${body}`)),
    onSuccess: async (sent) => {
      mustSee(leadId, sent.seq);
      // The form stays until the page shows what it did: the next one is made from that.
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['lead', leadId] }),
        queries.invalidateQueries({ queryKey: ['queue'] }),
      ]);
      done(sent);
    },
    onError: async (error) => {
      // What was refused for good may be sent again as another try; what was not answered as the same one.
      if (error instanceof Refused && error.problem.status < 500) keyFor.forget();
      if (hasMovedOn(error)) await queries.invalidateQueries({ queryKey: ['lead', leadId] });
    },
  });
  const body = useMemo(() => {
    const whole = bodyOf(fields, written);
    return JSON.stringify(command === 'EnrichLead' ? changedIn(whole, bodyOf(fields, begun)) : whole);
  }, [fields, written, command, begun]);
  // While it is on its way the page may hear of what it made itself.
  const isDone = sending.isPending || sending.isSuccess;
  const sendFor = (seq: number): void => {
    show(seq);
    sending.mutate({ body, seq });
  };
  return (
    <form
      aria-label={t(`command.${command}`)}
      onSubmit={(event) => {
        event.preventDefault();
        sendFor(shownSeq);
      }}
    >
      <Stack gap="sm">
        <Title order={4} size="h6">
          {t(`command.${command}`)}
        </Title>
        <ChoicesContext value={choices}>
          <FieldInputs
            fields={fields.filter(({ name }) => !(name in preset))}
            written={written}
            write={write}
          />
        </ChoicesContext>
        {told.seq > shownSeq && !isDone ? (
          <MovedOn
            {...{ leadId, afterSeq: shownSeq, timeZone: told.timeZone }}
            isRefused={hasMovedOn(sending.error)}
            sendAnyway={() => sendFor(told.seq)}
          />
        ) : (
          sending.error !== null && <Failed error={sending.error} again={null} />
        )}
        <Group>
          <Button type="submit" loading={sending.isPending}>
            {t('form.send')}
          </Button>
          <Button variant="default" onClick={() => done(null)}>
            {t('form.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};

const hasMovedOn = (error: Error | null): boolean =>
  error instanceof Refused && error.problem.code === 'seq_moved_on';

/** Facts that nobody touched are not told again: somebody else may have changed them since. */
const changedIn = (
  whole: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(whole).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  );
