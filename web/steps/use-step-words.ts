// How does a page tell what a lead waits for, in the language it is read in?
import { useTranslation } from 'react-i18next';
import { useNames } from '../names.ts';
import { stepWords } from './step-words.ts';

export const useStepWords = (): ((sentence: string) => string) => {
  const { t } = useTranslation();
  const { office } = useNames();
  return (sentence) => stepWords(sentence, { t: (key, values) => t(key, { ...values }), office });
};
