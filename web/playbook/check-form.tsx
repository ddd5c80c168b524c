// What is wrong with the text, where, and what would change if it were published?
import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import { saveFile } from '../sheet/save-file.ts';
import { Failed } from '../states.tsx';
import { Checked } from './checked.tsx';
import { useDraft } from './draft.ts';
import { selectLine } from '../select-line.ts';

/** @param source the version that is shown */
export const CheckForm = ({ source }: { readonly source: string }): JSX.Element => {
  const { t } = useTranslation();
  const [text, write] = useDraft(source);
  const field = useRef<HTMLTextAreaElement>(null);
  const check = useMutation({
    mutationFn: (written: string) => told(api.POST('/v1/playbooks/check', { body: { source: written } })),
  });
  return (
    <Stack gap="sm">
      <Textarea
        ref={field}
        label={t('playbook.text')}
        description={t('playbook.textHow')}
        value={text}
        minRows={18}
        maxRows={18}
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
        onChange={({ currentTarget: { value } }) => {
          write(value);
          check.reset();
        }}
      />
      <Group gap="sm">
        <Button loading={check.isPending} onClick={() => check.mutate(text)}>
          {t('playbook.check')}
        </Button>
        <Button variant="default" onClick={() => write(source)} disabled={text === source}>
          {t('playbook.startAgain')}
        </Button>
        <Button
          variant="default"
          onClick={() => saveFile(new Blob([text], { type: 'application/yaml' }), 'playbook', 'yaml')}
        >
          {t('playbook.save')}
        </Button>
      </Group>
      {check.error !== null && <Failed error={check.error} again={null} />}
      {check.data !== undefined && (
        <Checked checked={check.data} goTo={(line) => selectLine(field.current, line)} />
      )}
    </Stack>
  );
};
