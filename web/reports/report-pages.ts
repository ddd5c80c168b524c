// Which reports can one go to, from the menu and from one to the other?
import { linkOptions } from '@tanstack/react-router';

export const reportPages = [
  { word: 'page.funnel', link: linkOptions({ to: '/reports/funnel', search: {} }) },
  { word: 'page.churn', link: linkOptions({ to: '/reports/churn', search: {} }) },
  { word: 'page.cohorts', link: linkOptions({ to: '/reports/cohorts', search: {} }) },
  { word: 'page.timeToOrder', link: linkOptions({ to: '/reports/time-to-order', search: {} }) },
  { word: 'page.pipeline', link: linkOptions({ to: '/reports/pipeline', search: {} }) },
  { word: 'page.forecast', link: linkOptions({ to: '/reports/forecast', search: {} }) },
  { word: 'page.dwell', link: linkOptions({ to: '/reports/dwell', search: {} }) },
  { word: 'page.quality', link: linkOptions({ to: '/reports/quality', search: {} }) },
] as const;
