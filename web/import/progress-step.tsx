// How far has the import come? Rows, rate and time left; it goes on whatever becomes of this page, and after a break.
import { Alert, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client.ts';
import { instant } from '../format.ts';
import { useNames } from '../names.ts';
import { Failed, Loading } from '../states.tsx';
import type { Chosen } from './chosen.ts';
import { useImport } from './import-queries.ts';
import { ReportSheet } from './report-sheet.tsx';
import { sendFiles, startImport } from './send-import.ts';
import { useRate } from './use-rate.ts';

type Import = Schemas['ImportTold'];

interface ProgressStepProps {
  readonly importId: string;
  readonly chosen: Chosen;
}

export const ProgressStep = ({ importId, chosen }: ProgressStepProps): JSX.Element => {
  const { data, error, refetch } = useImport(importId);
  if (error !== null) return <Failed error={error} again={() => refetch()} />;
  if (data === undefined) return <Loading />;
  return (
    <Stack gap="sm">
      <Head job={data} />
      {data.state === 'running' && <Running job={data} />}
      {data.state !== 'finished' && <Resume job={data} chosen={chosen} />}
      {data.because !== null && <Alert color="red" variant="outline" role="alert" title={data.because} />}
      {data.report !== null && <Ended job={data} report={data.report} />}
    </Stack>
  );
};

const Head = ({ job: { author, madeAt, dryRun, state } }: { readonly job: Import }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const names = useNames();
  return (
    <Text role="status">
      <b>{t(`import.state.${state}`)}</b> · {t(dryRun ? 'import.isRehearsal' : 'import.isImport')} ·{' '}
      {names.person(author)} · {instant(madeAt, i18n.language)}
    </Text>
  );
};

const Running = ({ job: { rows, done } }: { readonly job: Import }): JSX.Element => {
  const { t, i18n } = useTranslation();
  const rate = useRate(done);
  const share = rows === 0 ? 0 : Math.min(100, (done / rows) * 100);
  const number = (figure: number): string => Math.round(figure).toLocaleString(i18n.language);
  return (
    <>
      <Progress value={share} aria-label={t('import.step.progress')} size="lg" />
      <Text size="sm">
        {t('import.rowsOf', { done: number(done), rows: number(rows) })}
        {rate !== null && rate > 0 && (
          <>
            {' · '}
            {t('import.rate', { rate: number(rate) })}
            {' · '}
            {t('import.left', { seconds: number(Math.max(0, rows - done) / rate) })}
          </>
        )}
      </Text>
    </>
  );
};

/** One that waits, has failed, or whose process is gone: begun again it goes on where it was. */
const Resume = ({ job, chosen }: { readonly job: Import; readonly chosen: Chosen }): JSX.Element => {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const resume = useMutation({
    mutationFn: async () => {
      if (job.state !== 'running') await sendFiles(job.importId, chosen);
      return startImport(job.importId);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['import', job.importId] }),
  });
  return (
    <Group>
      <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
        {t('import.resume')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('import.resumeHow')}
      </Text>
      {resume.error !== null && <Failed error={resume.error} again={null} />}
    </Group>
  );
};

const Ended = ({
  job: { importId, dryRun },
  report,
}: {
  readonly job: Import;
  readonly report: NonNullable<Import['report']>;
}): JSX.Element => {
  const { t } = useTranslation();
  return (
    <>
      <ReportSheet report={report} />
      <Group gap="md">
        {report.rejected > 0 && (
          <Link to="/import" search={{ step: 'rejects', import: importId }}>
            {t('import.toRejects', { count: report.rejected })}
          </Link>
        )}
        {!dryRun && (
          <Link to="/import" search={{ step: 'reconciliation', import: importId }}>
            {t('import.toReconciliation')}
          </Link>
        )}
        <Link to="/leads" search={{}}>
          {t('page.leads')}
        </Link>
      </Group>
    </>
  );
};
