// Who plays in which office? People of examples/demo/org.yaml; nobody verifies what they or their own people brought.

export interface Cast {
  readonly territory: string;
  readonly submitter: string;
  readonly leadManager: string;
  readonly salesManager: string;
  /** Managers who may verify what this submitter brings. */
  readonly verifiers: readonly [string, string];
  /** A solution manager who verifies once they are appointed. */
  readonly appointee: string;
  /** Account managers of the office. */
  readonly sellers: readonly string[];
  readonly region: Region;
}

export interface Region {
  readonly leadManager: string;
  readonly salesManager: string;
  readonly verifiers: readonly [string, string];
  /** Account managers of the region and of the offices below it. */
  readonly sellers: readonly string[];
}

/** Verify what headquarters is accountable for. */
export const headquartersVerifiers = ['tomas-lindqvist', 'ines-okafor'] as const;

const americas: Region = {
  leadManager: 'hannah-brooks',
  salesManager: 'diego-salgado',
  verifiers: ['hannah-brooks', 'tomas-lindqvist'],
  sellers: ['marcus-reed', 'grace-chen', 'daniel-murphy', 'mateo-herrera'],
};

const eurasia: Region = {
  leadManager: 'oskar-nowak',
  salesManager: 'amelia-hart',
  verifiers: ['oskar-nowak', 'tomas-lindqvist'],
  sellers: ['farah-aziz', 'callum-fraser', 'sun-zhiqiang'],
};

const boston: Omit<Cast, 'submitter'> = {
  territory: 'US',
  leadManager: 'samuel-ortiz',
  salesManager: 'nora-whitfield',
  verifiers: ['samuel-ortiz', 'hannah-brooks'],
  appointee: 'olivia-santos',
  sellers: ['grace-chen', 'daniel-murphy'],
  region: americas,
};

const mexico: Omit<Cast, 'submitter'> = {
  territory: 'MX',
  leadManager: 'valeria-rios',
  salesManager: 'valeria-rios',
  verifiers: ['hannah-brooks', 'diego-salgado'],
  appointee: 'jonas-weber',
  sellers: ['mateo-herrera'],
  region: americas,
};

const manchester: Omit<Cast, 'submitter'> = {
  territory: 'UK',
  leadManager: 'sofia-marsh',
  salesManager: 'thomas-hughes',
  verifiers: ['sofia-marsh', 'oskar-nowak'],
  appointee: 'leila-karim',
  sellers: ['callum-fraser'],
  region: eurasia,
};

const shenzhen: Omit<Cast, 'submitter'> = {
  territory: 'CN',
  leadManager: 'zhao-lihua',
  salesManager: 'zhao-lihua',
  verifiers: ['oskar-nowak', 'amelia-hart'],
  appointee: 'jonas-weber',
  sellers: ['sun-zhiqiang'],
  region: eurasia,
};

/** Boston alone has two account managers: what one gives up the other can claim. */
export const bostonCasts: readonly Cast[] = [
  { ...boston, submitter: 'grace-chen' },
  { ...boston, submitter: 'ethan-cole' },
  { ...boston, submitter: 'daniel-murphy' },
];

export const allCasts: readonly Cast[] = [
  { ...boston, submitter: 'grace-chen' },
  { ...manchester, submitter: 'callum-fraser' },
  { ...mexico, submitter: 'mateo-herrera' },
  { ...shenzhen, submitter: 'sun-zhiqiang' },
  { ...boston, submitter: 'ethan-cole' },
  { ...manchester, submitter: 'poppy-lane' },
  { ...mexico, submitter: 'camila-vega' },
  { ...shenzhen, submitter: 'lin-xiaoyun' },
];

/** Somebody of one office hears of a big need in the territory of the other: a lead of the region from the start. */
export const regionCasts: readonly Cast[] = [
  { ...manchester, submitter: 'sun-zhiqiang' },
  { ...boston, submitter: 'mateo-herrera' },
  { ...manchester, submitter: 'lin-xiaoyun' },
  { ...boston, submitter: 'camila-vega' },
];
