// How does a CRM export become leads? In steps: choose and map, preview, import, look at rejects, hold it against the file.
import '../told.css';
import { Stack, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { passOver } from '../pass-over.ts';
import { Nothing } from '../states.tsx';
import { askedIn, steps } from './asked.ts';
import type { Asked, Step } from './asked.ts';
import { ChooseStep } from './choose-step.tsx';
import { useChosen } from './chosen.ts';
import { EarlierImports } from './earlier-imports.tsx';
import { PreviewStep } from './preview-step.tsx';
import { ProgressStep } from './progress-step.tsx';
import { ReconciliationStep } from './reconciliation-step.tsx';
import { RejectsStep } from './rejects-step.tsx';
import { useLook } from './use-look.ts';

export const ImportPage = (): JSX.Element => {
  const { t } = useTranslation();
  const asked = askedIn(useSearch({ strict: false }));
  const navigate = useNavigate();
  const go = (to: Asked): void => passOver(navigate({ to: '/import', search: to }));
  const choosing = useChosen();
  const look = useLook();
  const step = asked.step ?? 'choose';
  const importId = asked.import ?? null;
  return (
    <Stack gap="md">
      <Title order={2} size="h3">
        {t('page.import')}
      </Title>
      <Steps asked={asked} step={step} />
      {step === 'choose' && (
        <>
          <ChooseStep choosing={choosing} look={look} next={() => go({ ...asked, step: 'preview' })} />
          <EarlierImports />
        </>
      )}
      {step === 'preview' && (
        <PreviewStep
          chosen={choosing.chosen}
          look={look.data ?? null}
          begun={(made) => go({ step: 'progress', import: made })}
        />
      )}
      {isOfImport(step) && importId === null && (
        <Nothing sentence={t('import.noImport')}>
          <Link to="/import" search={{}}>
            {t('import.step.choose')}
          </Link>
        </Nothing>
      )}
      {step === 'progress' && importId !== null && (
        <ProgressStep key={importId} importId={importId} chosen={choosing.chosen} />
      )}
      {step === 'rejects' && importId !== null && <RejectsStep importId={importId} />}
      {step === 'reconciliation' && importId !== null && <ReconciliationStep importId={importId} />}
    </Stack>
  );
};

const isOfImport = (step: Step): boolean => step !== 'choose' && step !== 'preview';

const Steps = ({ asked, step }: { readonly asked: Asked; readonly step: Step }): JSX.Element => {
  const { t } = useTranslation();
  return (
    <nav aria-label={t('import.steps')} className="report-links">
      {steps.map((one, index) => (
        <Link
          key={one}
          to="/import"
          search={{ ...asked, step: one }}
          className={one === step ? 'here' : ''}
          aria-current={one === step ? 'step' : undefined}
        >
          {index + 1}. {t(`import.step.${one}`)}
        </Link>
      ))}
    </nav>
  );
};
