// What does a refusal say in the language of whoever reads it? The API's own words in English; what they mean in another language.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../client.ts';
import { namedIn } from './named.ts';
import { translatorOf } from './translator.ts';
import type { Translator } from './translator.ts';

interface Said {
  readonly sentence: string;
  readonly remedy: string | null;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  /** What could only be said in English. */
  readonly original: readonly string[];
}

interface InChinese {
  readonly say: Translator;
  readonly codes: Readonly<Record<Problem['code'], string>>;
}

/** Null where somebody reads English, and until the Chinese sentences are there. */
const useChinese = (): InChinese | null => {
  const { i18n } = useTranslation();
  const isChinese = i18n.language === 'zh';
  const { data } = useQuery({
    queryKey: ['problems-in-chinese'],
    // Made once for all that say something: there are hundreds of forms.
    queryFn: async (): Promise<InChinese> => {
      const { chinese } = await import('./chinese.ts');
      return { say: translatorOf(chinese.forms, namedIn(i18n)), codes: chinese.codes };
    },
    enabled: isChinese,
    staleTime: Infinity,
  });
  return isChinese ? (data ?? null) : null;
};

export const useSaid = (): ((problem: Problem) => Said) => {
  const chinese = useChinese();
  if (chinese === null) return inEnglish;
  const { say, codes } = chinese;
  return ({ code, detail, remedy, errors = [] }) => {
    const [sentence, help] = [say(detail), say(remedy)];
    return {
      ...{ sentence: sentence ?? codes[code], remedy: help },
      errors: errors.map((mistake) => ({ ...mistake, detail: say(mistake.detail) ?? mistake.detail })),
      original: [...(sentence === null ? [detail] : []), ...(help === null ? [remedy] : [])],
    };
  };
};

/** For reasons that stand beside what is told: as it came where there is no other. */
export const useReason = (): ((because: string) => string) => {
  const chinese = useChinese();
  return (because) => chinese?.say(because) ?? because;
};

const inEnglish = ({ detail, remedy, errors = [] }: Problem): Said => ({
  ...{ sentence: detail, remedy, errors, original: [] },
});
