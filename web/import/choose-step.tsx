// What is to be imported, and how does it read? Two files and a mapping, looked at before anything is uploaded.
import { Button, Checkbox, FileInput, Group, Stack, Text, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { api, told } from '../client.ts';
import { passOver } from '../pass-over.ts';
import { saveFile } from '../sheet/save-file.ts';
import { Failed } from '../states.tsx';
import { selectLine } from '../select-line.ts';
import type { Choosing, Chosen } from './chosen.ts';
import { Looked } from './looked.tsx';
import type { Look } from './use-look.ts';

interface ChooseStepProps {
  readonly choosing: Choosing;
  readonly look: UseMutationResult<Look, Error, Chosen>;
  readonly next: () => void;
}

export const ChooseStep = ({ choosing, look, next }: ChooseStepProps): JSX.Element => {
  const { t } = useTranslation();
  const { chosen } = choosing;
  const { file, activities, mapping, ignoreOwners } = chosen;
  const field = useRef<HTMLTextAreaElement>(null);
  const choose: Choosing['choose'] = (changed) => {
    choosing.choose(changed);
    look.reset();
  };
  const example = useMutation({
    mutationFn: () => told(api.GET('/v1/imports/example')),
    onSuccess: (answer) => choose({ mapping: answer.mapping }),
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t('import.how')}</Text>
      <Group grow align="start" preventGrowOverflow={false}>
        <FileInput
          label={t('import.file')}
          placeholder={t('import.chooseCsv')}
          accept=".csv,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': t('import.clear') }}
          value={file}
          onChange={(picked) => choose({ file: picked })}
          miw={200}
        />
        <FileInput
          label={t('import.activities')}
          placeholder={t('import.chooseCsv')}
          accept=".csv,text/csv"
          clearable
          clearButtonProps={{ 'aria-label': t('import.clear') }}
          value={activities}
          onChange={(picked) => choose({ activities: picked })}
          miw={200}
        />
        <FileInput
          label={t('import.mappingFile')}
          placeholder={t('import.chooseYaml')}
          accept=".yaml,.yml"
          value={null}
          onChange={(picked) => {
            if (picked !== null) passOver(picked.text().then((text) => choose({ mapping: text })));
          }}
          miw={200}
        />
      </Group>
      <Group gap="sm">
        <Button variant="default" loading={example.isPending} onClick={() => example.mutate()}>
          {t('import.example')}
        </Button>
        {mapping !== null && (
          <Button
            variant="default"
            onClick={() => saveFile(new Blob([mapping], { type: 'application/yaml' }), 'mapping', 'yaml')}
          >
            {t('import.saveMapping')}
          </Button>
        )}
      </Group>
      {example.error !== null && <Failed error={example.error} again={null} />}
      <Textarea
        ref={field}
        label={t('import.mapping')}
        value={mapping ?? ''}
        minRows={12}
        maxRows={12}
        autosize
        spellCheck={false}
        styles={{ input: { fontFamily: 'monospace', whiteSpace: 'pre', overflowX: 'auto' } }}
        onChange={({ currentTarget: { value } }) => choose({ mapping: value })}
      />
      <Checkbox
        label={t('import.ignoreOwners')}
        checked={ignoreOwners}
        onChange={({ currentTarget: { checked } }) => choose({ ignoreOwners: checked })}
      />
      <Group>
        <Button
          loading={look.isPending}
          disabled={file === null || mapping === null || mapping === ''}
          onClick={() => look.mutate(chosen)}
        >
          {t('import.look')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('import.lookHow')}
        </Text>
      </Group>
      {look.error !== null && <Failed error={look.error} again={null} />}
      {look.data !== undefined && (
        <Looked look={look.data} goTo={(line) => selectLine(field.current, line)} next={next} />
      )}
    </Stack>
  );
};
