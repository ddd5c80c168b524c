// Which language does the console speak? The one chosen, else the browser's, else English.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { zh } from './zh.ts';

const kept = 'leadcycle-language';
export type Language = 'en' | 'zh';

const wanted = (): Language => {
  const chosen = localStorage.getItem(kept) ?? navigator.language;
  return chosen.startsWith('zh') ? 'zh' : 'en';
};

export const startWords = async (): Promise<void> => {
  await i18next.use(initReactI18next).init({
    resources: { en: { translation: en }, zh: { translation: zh } },
    lng: wanted(),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // React escapes
  });
  sayLanguage();
};

/** Changes the language, and remembers it. */
export const speak = (language: Language): void => {
  localStorage.setItem(kept, language);
  i18next.changeLanguage(language).then(sayLanguage, () => undefined); // both languages are here already
};

const sayLanguage = (): void => {
  document.documentElement.lang = i18next.language === 'zh' ? 'zh-CN' : 'en';
};
