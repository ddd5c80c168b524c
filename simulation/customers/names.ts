// What are made-up companies and people called? In part in Chinese; none of them is anybody.
import type { Chance } from '../chance.ts';

export type Script = 'latin' | 'chinese';

const latin = {
  places: [
    'Northwind',
    'Alder',
    'Quayside',
    'Redstone',
    'Lakeland',
    'Harbour',
    'Fenwick',
    'Summit',
    'Orchard',
    'Meridian',
    'Sierra',
    'Altamira',
    'Kestrel',
    'Ironbridge',
    'Saltmarsh',
    'Cobalt',
    'Juniper',
  ],
  trades: [
    'Mills',
    'Freight',
    'Partners',
    'Networks',
    'Laboratories',
    'Tooling',
    'Shipping',
    'Medical Stores',
    'Telecom',
    'Castings',
    'Advisers',
    'Cold Storage',
  ],
  forms: ['Ltd', 'Inc.', 'plc', 'S.A. de C.V.', 'GmbH'],
  first: [
    'Ada',
    'Bruno',
    'Chiara',
    'Dev',
    'Elif',
    'Femi',
    'Greta',
    'Hugo',
    'Ingrid',
    'Jun',
    'Karim',
    'Lucía',
    'Marta',
    'Nils',
    'Oona',
    'Pablo',
  ],
  last: [
    'Okoro',
    'Lind',
    'Marques',
    'Novák',
    'Osei',
    'Pereira',
    'Quinn',
    'Rossi',
    'Sato',
    'Tran',
    'Ueda',
    'Vidal',
    'Weiss',
    'Ximénez',
    'Young',
    'Zamora',
  ],
} as const;

const chinese = {
  places: ['华东', '南山', '长江', '珠江', '岭南', '东海', '西湖', '天府', '云岭', '北辰', '松花江', '海河'],
  marks: ['远航', '恒信', '明德', '瑞丰', '同创', '聚源', '新程', '安泰', '博雅', '启明'],
  trades: ['通信', '物流', '制造', '医药物资', '咨询', '机械', '电子', '纺织'],
  forms: ['有限公司', '股份有限公司', '集团有限公司'],
  last: ['王', '李', '张', '刘', '陈', '杨', '黄', '吴', '周', '徐', '欧阳', '司马'],
  given: [
    '伟',
    '芳',
    '娜',
    '敏',
    '静',
    '丽',
    '强',
    '磊',
    '洋',
    '艳',
    '志强',
    '晓云',
    '建国',
    '雨桐',
    '子涵',
    '思远',
  ],
} as const;

/** @param number makes the name that of one company alone */
export const companyName = (chance: Chance, script: Script, number: number): string => {
  const { places, trades, forms } = script === 'latin' ? latin : chinese;
  const [place, trade, form] = [chance.oneOf(places), chance.oneOf(trades), chance.oneOf(forms)];
  return script === 'latin'
    ? `${place} ${trade} ${String(number)} ${form}`
    : `${place}${chance.oneOf(chinese.marks)}${trade}${String(number)}${form}`;
};

export const personName = (chance: Chance, script: Script): string =>
  script === 'latin'
    ? `${chance.oneOf(latin.first)} ${chance.oneOf(latin.last)}`
    : `${chance.oneOf(chinese.last)}${chance.oneOf(chinese.given)}`;
