// What does a refusal say in the language of whoever reads it? The API's own words in English; what they mean in another language.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../client.ts';
import { namedIn } from './named.ts';
import { translatorOf } from './translator.ts';

interface Said {
  readonly sentence: string;
  readonly remedy: string | null;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** What could only be said in English. */
  readonly original: readonly string[];
}

export const useSaid = (): ((problem: Problem) => Said) => {
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh';
  const { data } = useQuery({
    queryKey: ['problems-in-chinese'],
    queryFn: async () => (await import('./chinese.ts')).chinese,
    enabled: isChinese,
    staleTime: Infinity,
  });
  const say = useMemo(() => translatorOf(data?.forms ?? {}, namedIn(i18n)), [data, i18n]);
  if (!isChinese || data === undefined) return inEnglish;
  return ({ code, detail, remedy, errors = [] }) => {
    const [sentence, help] = [say(detail), say(remedy)];
    return {
      ...{ sentence: sentence ?? data.codes[code], remedy: help },
      errors: errors.map((mistake) => ({ ...mistake, detail: say(mistake.detail) ?? mistake.detail })),
      original: [...(sentence === null ? [detail] : []), ...(help === null ? [remedy] : [])],
    };
  };
};

const inEnglish = ({ detail, remedy, errors = [] }: Problem): Said => ({
  ...{ sentence: detail, remedy, errors, original: [] },
});
