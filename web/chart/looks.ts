// In which colours are charts drawn, so that they are told apart and read in light and in dark?

export type Scheme = 'light' | 'dark';

interface Looks {
  readonly text: string;
  readonly quiet: string;
  readonly line: string;
  readonly ground: string;
  /** What is good, what is bad, what is neither. */
  readonly good: string;
  readonly bad: string;
  readonly open: string;
  /** Nothing to most, for heat. */
  readonly heat: readonly string[];
  /** In this order; after Okabe and Ito, who chose them to be told apart by those who see some colours alike. */
  readonly colours: readonly string[];
}

export const looks: Readonly<Record<Scheme, Looks>> = {
  light: {
    ...{ text: '#212529', quiet: '#495057', line: '#dee2e6', ground: '#ffffff' },
    ...{ good: '#00785a', bad: '#c2410c', open: '#868e96' },
    heat: ['#fff4e6', '#ffc078', '#e8590c', '#862e08'],
    colours: ['#0072b2', '#c2410c', '#00785a', '#a6498c', '#8a6d00', '#2f9fd6', '#5c5f66'],
  },
  dark: {
    ...{ text: '#e9ecef', quiet: '#ced4da', line: '#4b4f54', ground: '#242424' },
    ...{ good: '#2fc79c', bad: '#ff8a4c', open: '#adb5bd' },
    heat: ['#3a2a1e', '#8a4a1c', '#e8700c', '#ffc078'],
    colours: ['#56b4e9', '#ff8a4c', '#2fc79c', '#d98cc1', '#f0d042', '#8ec5ff', '#ced4da'],
  },
};
