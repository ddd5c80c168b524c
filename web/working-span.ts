// How is a span of working time written? A day of work has eight hours, at every office.
import type { TFunction } from 'i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 8 * hour;

/** `2 d 3 h`, `5 h`, `20 min`: its two largest units. @param ms its sign is passed over */
export const workingSpan = (ms: number, t: TFunction): string => {
  const minutes = Math.floor(Math.abs(ms) / minute);
  const [days, hours, rest] = [
    Math.floor((minutes * minute) / day),
    Math.floor(((minutes * minute) % day) / hour),
    minutes % 60,
  ];
  const told = [
    days > 0 ? t('working.days', { count: days }) : null,
    hours > 0 ? t('working.hours', { count: hours }) : null,
    days === 0 && (rest > 0 || hours === 0) ? t('working.minutes', { count: rest }) : null,
  ];
  return told.filter((part) => part !== null).join(' ');
};
