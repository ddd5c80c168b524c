// Whose events are the golden ones? People and offices of a made-up company, and texts sealed once under a key that is gone.
import type { Office, Owner, PersonRef, Sealed } from '../../../../events/values.ts';

export const leadId = '0198f3a2-5c41-7d3e-9b60-2f4a6c8e1d05';
export const otherLeadId = '0198f1d7-08be-7a92-8c13-7be05d9a4f61';

export const headquarters: Office = { officeId: 'hq', tier: 'headquarters', path: ['hq'] };
export const americas: Office = {
  ...{ officeId: 'region-americas', tier: 'region' },
  path: ['region-americas', 'hq'],
};
export const mexicoCity: Office = {
  ...{ officeId: 'office-mexico-city', tier: 'rep_office' },
  path: ['office-mexico-city', 'region-americas', 'hq'],
};

const person = (personId: string, managerId: string | null, { officeId }: Office): PersonRef => ({
  ...{ personId, managerId, officeId },
});

/** Sells in Mexico City and brings the lead in. */
export const camila = person('camila-vega', 'valeria-rios', mexicoCity);
/** Manages leads of the region, and verifies. */
export const hannah = person('hannah-brooks', 'diego-salgado', americas);
/** Verifies, and belongs to headquarters. */
export const tomas = person('tomas-lindqvist', 'ines-okafor', headquarters);
/** Manages the region's sales. */
export const diego = person('diego-salgado', 'ines-okafor', americas);
export const marcus: Owner = {
  ...person('marcus-reed', 'diego-salgado', americas),
  ...{ role: 'AR', office: americas },
};
export const marcusRef: PersonRef = person('marcus-reed', 'diego-salgado', americas);

const sealed = (text: string, token: string): Sealed => ({ sealed: `v1.${text}`, token });

export const inTheirWords = sealed(
  'MDbzO-P4J4Sf2_sN.vajpvAk1bAFvDNpOZlHrvZxRDOOKIg',
  '3-I2bhmVq_HoAi_VHwBPO6Er7269l8y4Ag7vcFrynlA',
);
export const name = sealed(
  'VR4rydM1rPJvCCIF.vfCMhWsjNf2DzfEc9i67w2gnpnkRr8erkg',
  '6MO1Ukt_8bl6HPEVClK4GD2OKOebXQ12zL77F9EpCL8',
);
export const email = sealed(
  'IMIWCnaSIP1Dsp_v.lUEEyfmW4DgWaI7SJiVaaPe2LljEzbVFWGYx0Q',
  'ittAa_4Y6EtKQ33682OpGJbIw8u7AC-pWgtxtAys8tg',
);
export const note = sealed(
  'gTViwj4R6AscsDQp.-e5aF_OwCOPmnHYCt5y9KdeMALWYDeZnLtWGPjMdvw',
  'tx3yooXCzbAz3ciqPPov3Xq71UBuz47rgGWJ5-m-1Bw',
);
